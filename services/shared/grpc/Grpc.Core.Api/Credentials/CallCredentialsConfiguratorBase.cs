namespace Grpc.Core;

/// <summary>Learns which kind some call credentials are; each of them calls one method.</summary>
public abstract class CallCredentialsConfiguratorBase
{
    /// <summary>They are several together.</summary>
    public abstract void SetCompositeCredentials(object? state, IReadOnlyList<CallCredentials> credentials);

    /// <summary>They are added by a function.</summary>
    public abstract void SetAsyncAuthInterceptorCredentials(object? state, AsyncAuthInterceptor interceptor);
}
