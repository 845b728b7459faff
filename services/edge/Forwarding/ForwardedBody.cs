using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Edge.Options;
using SyncInterview.Hosting;

namespace SyncInterview.Edge.Forwarding;

/// <summary>
/// A request's body on its way to a service: each piece is passed on and flushed as it comes, none is kept, and the client is read only as
/// fast as the service takes it.
/// </summary>
internal sealed class ForwardedBody(PipeReader from, LimitOptions limits, CallScope call) : HttpContent
{
    private readonly FrameMeter _meter = new(limits.MaxMessageBytes);
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(call.Token);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _started;

    /// <summary>Ends the copying and waits until it no longer touches the request.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        if (Interlocked.Exchange(ref _started, 1) != 0)
            await _finished.Task;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // A body that passes through can be sent once; a broken connection is the client's to retry.
        if (Interlocked.Exchange(ref _started, 1) != 0)
            throw new HttpRequestException("The request cannot be sent again.");
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, cancellationToken);
            await CopyAsync(stream, either.Token);
        }
        finally
        {
            _finished.SetResult();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _stop.Dispose();
        base.Dispose(disposing);
    }

    private async Task CopyAsync(Stream to, CancellationToken cancellationToken)
    {
        // The headers go out alone when no message is there yet: the service may speak first.
        if (!from.TryRead(out var read))
        {
            await to.FlushAsync(cancellationToken);
            read = await ReadAsync(cancellationToken);
        }

        while (!await CopyAsync(read, to, cancellationToken))
            read = await ReadAsync(cancellationToken);
    }

    // Whether that was the last piece.
    private async Task<bool> CopyAsync(ReadResult read, Stream to, CancellationToken cancellationToken)
    {
        try
        {
            var passing = read.Buffer.Slice(0, _meter.Pass(read.Buffer));
            foreach (var piece in passing)
                await to.WriteAsync(piece, cancellationToken);
            if (_meter.Fault != FrameFault.None)
                throw Refused(FaultError());
            // The end flushes by itself.
            if (!read.IsCompleted)
                await to.FlushAsync(cancellationToken);
            return read.IsCompleted;
        }
        finally
        {
            from.AdvanceTo(read.Buffer.End);
        }
    }

    private async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await from.ReadAsync(cancellationToken);
        }
        catch (BadHttpRequestException)
        {
            throw Refused(RpcErrors.InvalidField("body", "must be a complete HTTP body"));
        }
        catch (InvalidDataException)
        {
            throw Refused(RpcErrors.InvalidField("body", "must be base64, padded where a part ends"));
        }
    }

    private RpcException FaultError() => _meter.Fault == FrameFault.TooLarge
        ? RpcErrors.ResourceExhausted(ErrorReason.LimitExceeded, $"A message may have at most {limits.MaxMessageBytes} bytes.")
        : RpcErrors.InvalidField("body", "a gRPC message starts with the byte 0 (plain) or 1 (compressed)");

    private RpcException Refused(RpcException refusal)
    {
        call.Refuse(refusal);
        return refusal;
    }
}
