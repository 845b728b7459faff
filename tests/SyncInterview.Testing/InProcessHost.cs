using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SyncInterview.Hosting;

namespace SyncInterview.Testing;

/// <summary>
/// One application in the test's process, composed as in production, with a real server on a free loopback port or a Unix socket and a
/// real channel to it. Ending it fails the test when the application logged an error that <see cref="Logs"/> was not told to expect.
/// </summary>
public sealed class InProcessHost : IAsyncDisposable
{
    // All hosts of a test believe each other, as the services of one suite do.
    private static readonly string IdentityKey = Convert.ToBase64String(new byte[32]);

    private readonly TemporaryDirectory _directory;

    private InProcessHost(WebApplication app, LogSink logs, TemporaryDirectory directory)
    {
        (App, Logs, _directory) = (app, logs, directory);
        Channel = ServiceChannel.Open(Addresses.Grpc);
    }

    /// <summary>The application.</summary>
    public WebApplication App { get; }

    /// <summary>Its services.</summary>
    public IServiceProvider Services => App.Services;

    /// <summary>What it logged.</summary>
    public LogSink Logs { get; }

    /// <summary>A channel to it. Calls need <see cref="HeadersFor"/>.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>Where it listens.</summary>
    public ListeningAddresses Addresses => Services.GetRequiredService<ListeningAddresses>();

    /// <summary>Starts an application with the service defaults.</summary>
    /// <param name="add">Adds the module under test, for example <c>builder => builder.AddDocuments()</c>.</param>
    /// <param name="map">Maps it, for example <c>app => app.MapDocuments()</c>.</param>
    /// <param name="options">Anything else.</param>
    public static async Task<InProcessHost> StartAsync(
        Action<WebApplicationBuilder> add, Action<WebApplication> map, InProcessHostOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(add);
        ArgumentNullException.ThrowIfNull(map);
        options ??= new InProcessHostOptions();
        var logs = new LogSink();
        var directory = new TemporaryDirectory();
        WebApplication? app = null;
        try
        {
            var builder = NewBuilder(options, directory.Path, logs);
            add(builder);
            app = builder.Build();
            app.MapServiceDefaults();
            map(app);
            await app.StartAsync();
            return new InProcessHost(app, logs, directory);
        }
        catch
        {
            if (app is not null)
                await app.DisposeAsync();
            directory.Dispose();
            throw;
        }
    }

    /// <summary>A client of the application.</summary>
    /// <typeparam name="TClient">A generated client.</typeparam>
    public TClient Client<TClient>()
        where TClient : ClientBase<TClient> =>
        (TClient)Activator.CreateInstance(typeof(TClient), Channel)!;

    /// <summary>Headers with which the application believes that a call is made for an owner.</summary>
    public Metadata HeadersFor(string owner) => Services.GetRequiredService<InternalIdentity>().HeadersFor(owner);

    /// <summary>Stops the application, then looks at its log.</summary>
    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        _directory.Dispose();
        Logs.ThrowOnUnexpectedErrors();
    }

    private static WebApplicationBuilder NewBuilder(InProcessHostOptions options, string directory, LogSink logs)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = directory });
        builder.Configuration.AddInMemoryCollection(Settings(options, directory));
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(options.LogLevel);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.Services.AddSingleton(options.Time);
        return builder.AddServiceDefaults(options.ServiceName, options.Audience);
    }

    private static Dictionary<string, string?> Settings(InProcessHostOptions options, string directory)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Hosting:IdentityKey"] = IdentityKey,
            ["Embedded:DataDirectory"] = options.DataDirectory ?? Path.Combine(directory, "data"),
            ["Hosting:GrpcPort"] = "0",
            ["Hosting:HttpPort"] = "0",
        };
        if (options.UnixSocket)
            settings["Hosting:UnixSocket"] = Path.Combine(directory, "run", "service.sock");
        foreach (var (key, value) in options.Settings)
            settings[key] = value;
        return settings;
    }
}
