using System.Net;
using Microsoft.Extensions.Options;

namespace SyncInterview.Hosting;

/// <summary>Checks <see cref="HostingOptions"/> at start.</summary>
internal sealed class HostingOptionsValidator(ServiceDescription service) : IValidateOptions<HostingOptions>
{
    private const int KiB = 1024;

    public ValidateOptionsResult Validate(string? name, HostingOptions options)
    {
        var failures = Failures(options).Select(failure => $"{HostingOptions.Section}:{failure}").ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private IEnumerable<string> Failures(HostingOptions options)
    {
        foreach (var failure in options.UnixSocket is null ? PortFailures(options) : SocketFailures())
            yield return failure;

        if (options.IdentityKey is { } key && !IsKey(key))
            yield return "IdentityKey must be base64 of at least 32 bytes.";
        if (options.MaxMessageBytes is < 64 * KiB or > 16 * KiB * KiB)
            yield return "MaxMessageBytes must be from 65536 to 16777216.";
        if (options.MaxStreamsPerConnection is < 100 or > 65_535)
            yield return "MaxStreamsPerConnection must be from 100 to 65535.";
        if (options.KeepAlivePingDelay < TimeSpan.FromSeconds(1) || options.KeepAlivePingTimeout < TimeSpan.FromSeconds(1))
            yield return "KeepAlivePingDelay and KeepAlivePingTimeout must be at least 1 s.";
        if (options.UnaryDeadline <= TimeSpan.Zero || options.UnaryDeadlines.Values.Any(deadline => deadline <= TimeSpan.Zero))
            yield return "UnaryDeadline and UnaryDeadlines must be more than zero.";
        if (options.HealthPeriod < TimeSpan.FromMilliseconds(100))
            yield return "HealthPeriod must be at least 100 ms.";
    }

    private IEnumerable<string> PortFailures(HostingOptions options)
    {
        if (options.GrpcPort is not (>= 0 and <= IPEndPoint.MaxPort) || options.HttpPort is not (>= 0 and <= IPEndPoint.MaxPort))
            yield return $"GrpcPort and HttpPort must be from 0 to 65535; the service '{service.Name}' has none of its own to fall back on.";
        if (options.GrpcPort == options.HttpPort && options.GrpcPort != 0)
            yield return "GrpcPort and HttpPort must differ: without TLS a port speaks one HTTP version.";
        if (!IPAddress.TryParse(options.BindAddress, out var address))
            yield return "BindAddress must be an IP address.";
        else if (!IPAddress.IsLoopback(address) && service.Audience == ServiceAudience.Internal && options.IdentityKey is null)
            yield return "BindAddress is not loopback, so IdentityKey must be set: a key made on this machine is unknown to the others.";
    }

    private static IEnumerable<string> SocketFailures()
    {
        if (OperatingSystem.IsWindows())
            yield return "UnixSocket needs an operating system that keeps a socket's file to its owner; use ports here.";
    }

    private static bool IsKey(string text)
    {
        var key = new byte[text.Length];
        return Convert.TryFromBase64String(text, key, out var length) && length >= Identity.IdentityKeyFile.KeyBytes;
    }
}
