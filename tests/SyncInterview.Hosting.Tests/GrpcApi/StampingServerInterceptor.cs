using Grpc.Core;
using Grpc.Core.Interceptors;

namespace SyncInterview.Hosting.Tests.GrpcApi;

/// <summary>Leaves a trailer on every call that names the handler it passed through.</summary>
public sealed class StampingServerInterceptor : Interceptor
{
    /// <summary>The trailer's key.</summary>
    public const string TrailerKey = "probe-passed";

    /// <inheritdoc/>
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        context.ResponseTrailers.Add(TrailerKey, nameof(UnaryServerHandler));
        return base.UnaryServerHandler(request, context, continuation);
    }

    /// <inheritdoc/>
    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        context.ResponseTrailers.Add(TrailerKey, nameof(ClientStreamingServerHandler));
        return base.ClientStreamingServerHandler(requestStream, context, continuation);
    }

    /// <inheritdoc/>
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        context.ResponseTrailers.Add(TrailerKey, nameof(ServerStreamingServerHandler));
        return base.ServerStreamingServerHandler(request, responseStream, context, continuation);
    }

    /// <inheritdoc/>
    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        context.ResponseTrailers.Add(TrailerKey, nameof(DuplexStreamingServerHandler));
        return base.DuplexStreamingServerHandler(requestStream, responseStream, context, continuation);
    }
}
