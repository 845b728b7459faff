using Grpc.Core;
using Grpc.Reflection.V1;
using SyncInterview.Hosting.Identity;

namespace SyncInterview.Hosting.Reflection;

/// <summary>Reflection for tools of today.</summary>
[UnsignedCalls]
internal sealed class ReflectionV1GrpcService(ReflectionAnswers answers) : ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream,
        IServerStreamWriter<ServerReflectionResponse> responseStream,
        ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
            await responseStream.WriteAsync(answers.Answer(request), context.CancellationToken);
    }
}
