using SyncInterview.Analysis;
using SyncInterview.Documents;
using SyncInterview.Edge;
using SyncInterview.Hosting;
using SyncInterview.Interviews;
using SyncInterview.Llm;

namespace SyncInterview.Standalone;

/// <summary>
/// All five services in one process: documents, interview, llm and analysis in one application behind a private Unix socket, and the
/// edge in another on the public ports. The same modules as in five processes, and the same calls between them.
/// </summary>
public sealed class StandaloneSuite : IAsyncDisposable
{
    private static readonly string[] Internal = ["documents", "interview", "llm", "analysis"];

    private readonly WebApplication _services;
    private readonly WebApplication _edge;

    private StandaloneSuite(WebApplication services, WebApplication edge) => (_services, _edge) = (services, edge);

    /// <summary>Public address for gRPC.</summary>
    public Uri Grpc => _edge.Services.GetRequiredService<ListeningAddresses>().Grpc;

    /// <summary>Public address for gRPC-Web and health.</summary>
    public Uri Http => _edge.Services.GetRequiredService<ListeningAddresses>().Http!;

    /// <summary>Starts the suite. Returns when it takes calls.</summary>
    public static async Task<StandaloneSuite> StartAsync(StandaloneOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var services = BuildServices(options);
        var edge = BuildEdge(options);
        var suite = new StandaloneSuite(services, edge);
        try
        {
            await services.StartAsync(cancellationToken);
            await edge.StartAsync(cancellationToken);
            return suite;
        }
        catch
        {
            await suite.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the suite is asked to stop.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _edge.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops the suite: what is under way is finished within the host's limits, behind a public door that is closed first.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(_edge);
        await StopAsync(_services);
    }

    private static async Task StopAsync(WebApplication app)
    {
        await using (app)
            await app.StopAsync(CancellationToken.None);
    }

    private static WebApplication BuildServices(StandaloneOptions options)
    {
        var builder = NewBuilder(options);
        builder.Configuration["Hosting:UnixSocket"] = PrivateSocket.In(DataDirectory(builder.Configuration));
        builder.AddServiceDefaults("standalone");
        builder.AddDocuments().AddInterview().AddLlm().AddAnalysis();
        var app = builder.Build();
        app.MapServiceDefaults();
        app.MapDocuments().MapInterview().MapLlm().MapAnalysis();
        return app;
    }

    private static WebApplication BuildEdge(StandaloneOptions options)
    {
        var builder = NewBuilder(options);
        // Traces and metrics are the process's, and the other application collects them.
        builder.Configuration["Hosting:Telemetry"] = "false";
        builder.AddServiceDefaults("edge", ServiceAudience.Public);
        builder.AddEdge();
        var app = builder.Build();
        app.MapServiceDefaults();
        return app.MapEdge();
    }

    private static WebApplicationBuilder NewBuilder(StandaloneOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(options.Settings);
        if (options.DataDirectory is { } directory)
            builder.Configuration["Embedded:DataDirectory"] = directory;
        builder.Configuration.AddCommandLine([.. options.Arguments]);
        var socket = "unix://" + PrivateSocket.In(DataDirectory(builder.Configuration));
        builder.Configuration.AddInMemoryCollection(Internal.Select(name => KeyValuePair.Create<string, string?>($"Services:{name}", socket)));
        builder.Services.AddSingleton(options.Time);
        builder.Logging.SetMinimumLevel(options.LogLevel);
        return builder;
    }

    private static string DataDirectory(ConfigurationManager configuration) => configuration["Embedded:DataDirectory"] ?? "./.data";
}
