using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SyncInterview.Hosting;

namespace SyncInterview.Edge.Tests.Kit;

/// <summary>A service behind the edge, with the suite's own host and interceptors; its methods do what a test says.</summary>
internal sealed class ProbeUpstream : IAsyncDisposable
{
    public const string IdentityKey = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private readonly WebApplication _app;

    private ProbeUpstream(WebApplication app, InterviewProbe interviews, DocumentProbe documents)
    {
        (_app, Interviews, Documents) = (app, interviews, documents);
        Address = app.Services.GetRequiredService<ListeningAddresses>().Grpc;
    }

    public InterviewProbe Interviews { get; }

    public DocumentProbe Documents { get; }

    public Uri Address { get; }

    public static async Task<ProbeUpstream> StartAsync(params (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Hosting:GrpcPort"] = "0",
            ["Hosting:HttpPort"] = "0",
            ["Hosting:IdentityKey"] = IdentityKey,
            ["Hosting:Telemetry"] = "false",
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        builder.AddServiceDefaults("interview");
        builder.Services.AddSingleton<InterviewProbe>().AddSingleton<DocumentProbe>();
        var app = builder.Build();
        app.MapServiceDefaults();
        app.MapGrpcService<InterviewProbe>();
        app.MapGrpcService<DocumentProbe>();
        await app.StartAsync();
        return new(app, app.Services.GetRequiredService<InterviewProbe>(), app.Services.GetRequiredService<DocumentProbe>());
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
