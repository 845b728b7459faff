using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SyncInterview.BuildingBlocks.Embedded;
using SyncInterview.BuildingBlocks.Tests.Contracts;
using SyncInterview.Testing;

namespace SyncInterview.BuildingBlocks.Tests.Embedded;

/// <summary>The embedded adapter on a directory of its own, with a manual clock.</summary>
public sealed class EmbeddedBackend : Backend
{
    private readonly List<IHost> _hosts = [];

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("blocks-").FullName;

    public ManualTimeProvider Time { get; } = new();

    public override async Task<IHost> StartHostAsync(
        Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
    {
        var host = Build(configure, settings);
        _hosts.Add(host);
        try
        {
            await host.StartAsync();
            return host;
        }
        catch
        {
            host.Dispose();
            _hosts.Remove(host);
            throw;
        }
    }

    public IHost Build(Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("Embedded:DataDirectory", Directory)]);
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)));
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddEmbeddedBuildingBlocks(builder.Configuration);
        configure?.Invoke(builder.Services);
        return builder.Build();
    }

    /// <summary>Stops a host as a service is stopped: handlers are cancelled, what is written is finished.</summary>
    public async Task StopAsync(IHost host)
    {
        await host.StopAsync();
        host.Dispose();
        _hosts.Remove(host);
    }

    public override Task PassTimeAsync(TimeSpan time)
    {
        Time.Advance(time);
        return Task.CompletedTask;
    }

    public override Task PassTimeUntilAsync(Func<bool> condition) => Time.AdvanceUntilAsync(condition, TimeSpan.FromMilliseconds(250));

    public override async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.ToList())
            await StopAsync(host);
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
