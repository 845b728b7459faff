using Grpc.Core;
using SyncInterview.Common.V1;
using SyncInterview.Hosting;
using SyncInterview.Interviews.Live;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Streams;

/// <summary>Holds an interview on one stream in both directions.</summary>
internal sealed class ConverseCall(StreamOpener opener, OpenStreams streams)
{
    /// <summary>Reads and writes until interview, stream or client ends. A client that only half-closes goes on reading.</summary>
    public async Task RunAsync(
        IAsyncStreamReader<ConverseRequest> requests,
        IServerStreamWriter<ConverseResponse> responses,
        string owner,
        CancellationToken cancellationToken)
    {
        Attach attach;
        try
        {
            attach = await ReadAttachAsync(requests, cancellationToken);
        }
        catch (IOException)
        {
            return; // The client broke the stream off before it began.
        }

        await using var stream = await opener.OpenAsync(attach, owner, cancellationToken);
        using var open = streams.Enter();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ReadAsync(requests, stream, ending);
        try
        {
            StreamEnds.Conclude(await stream.PumpAsync(message => responses.WriteAsync(new() { Message = message }), ending.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await reading; // Its failure is the one to tell. Without one the client has gone, and there is nobody to tell.
        }
        finally
        {
            await ending.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<Attach> ReadAttachAsync(IAsyncStreamReader<ConverseRequest> requests, CancellationToken cancellationToken) =>
        await requests.MoveNext(cancellationToken) && requests.Current.Message?.Attach is { } attach
            ? attach
            : throw RpcErrors.Invalid(ErrorReason.AttachExpected, "The first message of the stream must be attach.");

    private static async Task ReadAsync(
        IAsyncStreamReader<ConverseRequest> requests, AttachedStream stream, CancellationTokenSource ending)
    {
        try
        {
            while (await requests.MoveNext(ending.Token))
                await stream.TakeAsync(requests.Current.Message ?? new ClientMessage(), ending.Token);
        }
        catch (SessionClosedException)
        {
            // The writing half says why.
        }
        catch (IOException)
        {
            await ending.CancelAsync(); // The client broke the stream off.
        }
        catch
        {
            await ending.CancelAsync();
            throw;
        }
    }
}
