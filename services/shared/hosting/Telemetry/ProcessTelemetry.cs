using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace SyncInterview.Hosting.Telemetry;

/// <summary>
/// Collects the process's traces and metrics while the application runs. Without an OTLP endpoint nothing is recorded, yet trace ids are
/// still made and passed on, so that errors, logs and events carry them.
/// </summary>
internal sealed class ProcessTelemetry(ServiceDescription service, IConfiguration configuration, IOptions<HostingOptions> hosting)
    : IHostedLifecycleService, IDisposable
{
    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!hosting.Value.Telemetry)
            return Task.CompletedTask;
        var exports = OtlpEndpoint.IsSet(configuration);
        var traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(service.Describe)
            .AddSource(TelemetrySources.Activities);
        _traces = (exports ? traces.AddOtlpExporter() : traces.SetSampler(new AlwaysOffSampler())).Build();
        if (exports)
            _metrics = Sdk.CreateMeterProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .ConfigureResource(service.Describe)
                .AddMeter(TelemetrySources.Meters)
                .AddOtlpExporter()
                .Build();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Sends what is left, when no request can add to it any more.
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }
}
