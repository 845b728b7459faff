using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace SyncInterview.Hosting.Clients;

/// <summary>
/// The one retry loop of internal calls: methods that the contract marks NO_SIDE_EFFECTS are tried up to three times while the service
/// answers UNAVAILABLE, within the call's deadline. Anything else is the caller's to decide. A budget keeps retries from making an
/// outage worse.
/// </summary>
internal static class ReadRetries
{
    private const int MaxAttempts = 3;

    public static ServiceConfig ConfigFor(IEnumerable<ServiceDescriptor> services)
    {
        var config = new ServiceConfig { RetryThrottling = new RetryThrottlingPolicy { MaxTokens = 10, TokenRatio = 0.1 } };
        var reads = new MethodConfig
        {
            RetryPolicy = new RetryPolicy
            {
                MaxAttempts = MaxAttempts,
                InitialBackoff = TimeSpan.FromMilliseconds(50),
                BackoffMultiplier = 3,
                MaxBackoff = TimeSpan.FromSeconds(1),
                RetryableStatusCodes = { StatusCode.Unavailable },
            },
        };
        foreach (var method in services.SelectMany(service => service.Methods).Where(IsRead))
            reads.Names.Add(new MethodName { Service = method.Service.FullName, Method = method.Name });
        if (reads.Names.Count > 0)
            config.MethodConfigs.Add(reads);
        return config;
    }

    private static bool IsRead(MethodDescriptor method) =>
        method.GetOptions()?.IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects;
}
