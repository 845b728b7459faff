using System.Diagnostics;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SyncInterview.Hosting.Tests.Kit;
using SyncInterview.Hosting.Tests.Probe;

namespace SyncInterview.Hosting.Tests.Telemetry;

public sealed class OtlpExportTests
{
    private static readonly ActivitySource Source = new("SyncInterview.Hosting.Tests");

    private static readonly ProbeScript Traced = new()
    {
        Echo = (request, context) =>
        {
            using var activity = Source.StartActivity("thinking it over");
            var logger = context.GetHttpContext().RequestServices.GetRequiredService<ILogger<OtlpExportTests>>();
            logger.LogInformation("Echoed {Length} characters.", request.Text.Length);
            return Task.FromResult(new EchoResponse { Text = $"{activity?.TraceId}" });
        },
    };

    [Fact]
    public async Task Traces_metrics_and_logs_of_the_service_go_to_the_endpoint()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using (var host = await ProbeHost.StartAsync(Traced, new() { ServiceName = "documents", Settings = collector.Settings }))
            Assert.NotEmpty((await host.Probe().EchoAsync(new EchoRequest(), host.SignedHeaders())).Text);

        Assert.All(["traces", "metrics", "logs"], signal =>
        {
            Assert.Contains("documents", collector.Received(signal), StringComparison.Ordinal);
            Assert.Contains("syncinterview", collector.Received(signal), StringComparison.Ordinal);
        });
        Assert.Contains("thinking it over", collector.Received("traces"), StringComparison.Ordinal);
        Assert.Contains("Microsoft.AspNetCore", collector.Received("traces"), StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", collector.Received("metrics"), StringComparison.Ordinal);
        Assert.Contains("Echoed {Length} characters.", collector.Received("logs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_application_of_a_process_exports_its_logs_alone()
    {
        await using var collector = await OtlpCollector.StartAsync();
        var settings = new Dictionary<string, string?>(collector.Settings) { ["Hosting:Telemetry"] = "false" };
        await using (var host = await ProbeHost.StartAsync(Traced, new() { ServiceName = "edge", Settings = settings }))
            await host.Probe().EchoAsync(new EchoRequest(), host.SignedHeaders());

        Assert.Contains("Echoed {Length} characters.", collector.Received("logs"), StringComparison.Ordinal);
        Assert.Empty(collector.Received("traces"));
        Assert.Empty(collector.Received("metrics"));
    }
}
