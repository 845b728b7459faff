using Grpc.Core;
using Grpc.Core.Interceptors;

namespace SyncInterview.Hosting.Tests.GrpcApi;

/// <summary>Notes every client call that passes, under its own name.</summary>
public sealed class RecordingClientInterceptor(string name, List<string> passed) : Interceptor
{
    /// <inheritdoc/>
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        BlockingUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        Note(nameof(BlockingUnaryCall), context.Method);
        return base.BlockingUnaryCall(request, context, continuation);
    }

    /// <inheritdoc/>
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        Note(nameof(AsyncUnaryCall), context.Method);
        return base.AsyncUnaryCall(request, context, continuation);
    }

    /// <inheritdoc/>
    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        Note(nameof(AsyncServerStreamingCall), context.Method);
        return base.AsyncServerStreamingCall(request, context, continuation);
    }

    /// <inheritdoc/>
    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        Note(nameof(AsyncClientStreamingCall), context.Method);
        return base.AsyncClientStreamingCall(context, continuation);
    }

    /// <inheritdoc/>
    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        Note(nameof(AsyncDuplexStreamingCall), context.Method);
        return base.AsyncDuplexStreamingCall(context, continuation);
    }

    private void Note(string kind, IMethod method) => passed.Add($"{name} {kind} {method.Name}");
}
