using Grpc.Core;
using SyncInterview.Hosting.Tests.Reflected;

namespace SyncInterview.Hosting.Tests.Reflection;

/// <summary>Is there to be described.</summary>
public sealed class ReflectedGrpcService : ReflectedService.ReflectedServiceBase
{
    public override Task<MirrorResponse> Mirror(MirrorRequest request, ServerCallContext context) => Task.FromResult(new MirrorResponse());
}
