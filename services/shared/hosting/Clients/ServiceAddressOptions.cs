namespace SyncInterview.Hosting;

/// <summary>
/// Where the other services are: section <c>Services</c>, for example <c>Services__Llm=http://127.0.0.1:50031</c> or
/// <c>Services__Llm=unix:///run/syncinterview/llm.sock</c>. Default: each on this machine at its own port, see <see cref="DefaultPorts"/>.
/// </summary>
public sealed class ServiceAddressOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Services";

    /// <summary>Address by name of the service; names ignore case.</summary>
    public Dictionary<string, string> Addresses { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The address of a service; null when none is configured and it has no port of its own.</summary>
    public string? AddressOf(string serviceName) =>
        Addresses.GetValueOrDefault(serviceName) ?? (DefaultPorts.Of(serviceName) is { } ports ? $"http://127.0.0.1:{ports.Grpc}" : null);
}
