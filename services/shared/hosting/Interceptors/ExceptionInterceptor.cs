using System.Diagnostics;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SyncInterview.Hosting.Interceptors;

/// <summary>
/// Lets the suite's own errors through and turns everything else into one of them. An unforeseen exception is logged with its trace id;
/// the client gets INTERNAL with that id and no word of the exception.
/// </summary>
internal sealed partial class ExceptionInterceptor(
    IHostApplicationLifetime lifetime, ILogger<ExceptionInterceptor> logger) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception exception)
        {
            throw Translate(exception, context);
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(requestStream, context);
        }
        catch (Exception exception)
        {
            throw Translate(exception, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception exception)
        {
            throw Translate(exception, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(requestStream, responseStream, context);
        }
        catch (Exception exception)
        {
            throw Translate(exception, context);
        }
    }

    private RpcException Translate(Exception exception, ServerCallContext context)
    {
        if (ExceptionTranslation.Foreseen(exception, EndingOf(context)) is { } foreseen)
        {
            var (level, cause) = ReferenceEquals(foreseen, exception) || foreseen.StatusCode == StatusCode.Cancelled
                ? (LogLevel.Debug, null)
                : (LogLevel.Warning, exception);
            LogForeseen(level, cause, context.Method, foreseen.StatusCode);
            return foreseen;
        }

        var traceId = Activity.Current?.TraceId.ToString() ?? context.GetHttpContext().TraceIdentifier;
        LogUnforeseen(exception, context.Method, traceId);
        return RpcErrors.Internal(traceId);
    }

    private CallEnding EndingOf(ServerCallContext context)
    {
        if (context.CancellationToken.IsCancellationRequested)
            return CallEnding.Cancelled;
        return lifetime.ApplicationStopping.IsCancellationRequested ? CallEnding.HostStopping : CallEnding.None;
    }

    [LoggerMessage(Message = "{Method} ended with {Code}.")]
    private partial void LogForeseen(LogLevel level, Exception? exception, string method, StatusCode code);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} threw something unforeseen. Trace id {TraceId}.")]
    private partial void LogUnforeseen(Exception exception, string method, string traceId);
}
