using Grpc.Core;
using SyncInterview.Hosting.Tests.Probe;

namespace SyncInterview.Hosting.Tests.Kit;

/// <summary>The probe service, played from a script.</summary>
public sealed class ScriptedProbeService(ProbeScript script) : ProbeService.ProbeServiceBase
{
    public override Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context) => script.Echo(request, context);

    public override Task<JoinResponse> Join(IAsyncStreamReader<JoinRequest> requestStream, ServerCallContext context) =>
        script.Join(requestStream, context);

    public override Task Count(CountRequest request, IServerStreamWriter<CountResponse> responseStream, ServerCallContext context) =>
        script.Count(request, responseStream, context);

    public override Task Shout(
        IAsyncStreamReader<ShoutRequest> requestStream, IServerStreamWriter<ShoutResponse> responseStream, ServerCallContext context) =>
        script.Shout(requestStream, responseStream, context);

    public override Task<HangResponse> Hang(HangRequest request, ServerCallContext context) => script.Hang(request, context);
}
