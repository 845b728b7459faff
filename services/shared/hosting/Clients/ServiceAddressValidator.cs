using Microsoft.Extensions.Options;

namespace SyncInterview.Hosting.Clients;

/// <summary>Checks at start that every service with a registered client has an address that can be called.</summary>
internal sealed class ServiceAddressValidator(IEnumerable<ServiceClientRegistration> clients) : IValidateOptions<ServiceAddressOptions>
{
    public ValidateOptionsResult Validate(string? name, ServiceAddressOptions options)
    {
        var failures = clients
            .Select(client => client.ServiceName)
            .Distinct()
            .Where(service => !IsAddress(options.AddressOf(service)))
            .Select(service => $"{ServiceAddressOptions.Section}:{service} must be http://host:port, https://host:port or unix:///path.")
            .ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static bool IsAddress(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme switch
    {
        "http" or "https" => uri.Host.Length > 0,
        "unix" => uri.Host.Length == 0 && uri.AbsolutePath.Length > 1,
        _ => false,
    };
}
