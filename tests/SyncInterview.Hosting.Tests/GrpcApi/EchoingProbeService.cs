using System.Globalization;
using Grpc.Core;
using SyncInterview.Hosting.Tests.Probe;

namespace SyncInterview.Hosting.Tests.GrpcApi;

/// <summary>The probe service. Echo also returns what it saw of the call, in headers and trailers.</summary>
public sealed class EchoingProbeService(ProbeObservations observations) : ProbeService.ProbeServiceBase
{
    /// <summary>A key of bytes: what comes in it goes back as response header and as trailer.</summary>
    public const string BinaryKey = "probe-bin";

    /// <summary>A key of text: its values go back as trailers, in order.</summary>
    public const string TextKey = "probe-text";

    /// <summary>The trailer with the deadline that the server sees.</summary>
    public const string DeadlineKey = "probe-deadline";

    /// <summary>The trailer with the encoding of the request.</summary>
    public const string RequestEncodingKey = "probe-request-encoding";

    /// <inheritdoc/>
    public override async Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context)
    {
        if (context.RequestHeaders.GetValueBytes(BinaryKey) is { } bytes)
        {
            await context.WriteResponseHeadersAsync(new Metadata { { BinaryKey, bytes } });
            context.ResponseTrailers.Add(BinaryKey, bytes);
        }
        foreach (var entry in context.RequestHeaders.GetAll(TextKey))
            context.ResponseTrailers.Add(TextKey, entry.Value);
        context.ResponseTrailers.Add(DeadlineKey, context.Deadline.ToString("O", CultureInfo.InvariantCulture));
        context.ResponseTrailers.Add(RequestEncodingKey, context.GetHttpContext().Request.Headers["grpc-encoding"].ToString());
        if (request.Uncompressed)
            context.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
        return new EchoResponse { Text = request.Text };
    }

    /// <inheritdoc/>
    public override async Task<JoinResponse> Join(IAsyncStreamReader<JoinRequest> requestStream, ServerCallContext context)
    {
        var parts = new List<string>();
        await foreach (var part in requestStream.ReadAllAsync(context.CancellationToken))
            parts.Add(part.Text);
        return new JoinResponse { Text = string.Join(' ', parts) };
    }

    /// <inheritdoc/>
    public override async Task Count(CountRequest request, IServerStreamWriter<CountResponse> responseStream, ServerCallContext context)
    {
        for (var number = 1; number <= request.Limit; number++)
            await responseStream.WriteAsync(new CountResponse { Number = number }, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task Shout(
        IAsyncStreamReader<ShoutRequest> requestStream, IServerStreamWriter<ShoutResponse> responseStream, ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
            await responseStream.WriteAsync(new ShoutResponse { Text = request.Text.ToUpperInvariant() }, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task<FailResponse> Fail(FailRequest request, ServerCallContext context) =>
        throw new RpcException(
            new Status((StatusCode)request.Code, request.Detail),
            new Metadata { { TextKey, "why" }, { BinaryKey, [0, 255] } });

    /// <inheritdoc/>
    public override async Task<HangResponse> Hang(HangRequest request, ServerCallContext context)
    {
        var observation = observations.Of(context.RequestHeaders.GetValue(ProbeObservations.CallIdHeader)!);
        await using var registration = context.CancellationToken.Register(observation.MarkCancelled);
        observation.MarkStarted();
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
        return new HangResponse();
    }
}
