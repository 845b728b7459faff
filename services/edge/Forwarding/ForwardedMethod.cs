using Grpc.Core;
using SyncInterview.Edge.Methods;

namespace SyncInterview.Edge.Forwarding;

/// <summary>Describes a forwarded method to what looks at endpoints: health, reflection, telemetry.</summary>
internal sealed class ForwardedMethod(MethodRule rule) : IMethod
{
    public MethodType Type => (rule.ClientStreams, rule.ServerStreams) switch
    {
        (false, false) => MethodType.Unary,
        (true, false) => MethodType.ClientStreaming,
        (false, true) => MethodType.ServerStreaming,
        (true, true) => MethodType.DuplexStreaming,
    };

    public string ServiceName => rule.Service;

    public string Name => rule.Method;

    public string FullName => rule.Path;
}
