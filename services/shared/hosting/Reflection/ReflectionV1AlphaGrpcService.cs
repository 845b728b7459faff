using Google.Protobuf;
using Grpc.Core;
using Grpc.Reflection.V1Alpha;
using SyncInterview.Hosting.Identity;

namespace SyncInterview.Hosting.Reflection;

/// <summary>Reflection for tools that still ask for v1alpha. Only the package differs, so messages pass over as bytes.</summary>
[UnsignedCalls]
internal sealed class ReflectionV1AlphaGrpcService(ReflectionAnswers answers) : ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream,
        IServerStreamWriter<ServerReflectionResponse> responseStream,
        ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            var answer = answers.Answer(Grpc.Reflection.V1.ServerReflectionRequest.Parser.ParseFrom(request.ToByteString()));
            await responseStream.WriteAsync(ServerReflectionResponse.Parser.ParseFrom(answer.ToByteString()), context.CancellationToken);
        }
    }
}
