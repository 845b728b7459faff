using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SyncInterview.BuildingBlocks.Tests.Contracts;

/// <summary>
/// One empty store under test, on which any number of hosts can be started. An adapter joins the contract suites with one subclass of
/// this and one empty subclass of each contract.
/// </summary>
public abstract class Backend : IAsyncDisposable
{
    /// <summary>Starts a host with the adapter registered. The backend stops it at the end if the test has not.</summary>
    /// <param name="configure">Registers handlers and the like.</param>
    /// <param name="settings">Settings over the adapter's own, for example <c>("Events:MaxAttempts", "2")</c>.</param>
    public abstract Task<IHost> StartHostAsync(Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings);

    /// <summary>Lets time pass for the store: on its manual clock, or really.</summary>
    public abstract Task PassTimeAsync(TimeSpan time);

    /// <summary>Lets time pass until a condition holds.</summary>
    public abstract Task PassTimeUntilAsync(Func<bool> condition);

    public abstract ValueTask DisposeAsync();
}
