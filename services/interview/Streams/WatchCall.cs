using Grpc.Core;
using SyncInterview.Hosting;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Streams;

/// <summary>Streams a conversation to one that writes by <c>Send</c>, or not at all.</summary>
internal sealed class WatchCall(StreamOpener opener, OpenStreams streams)
{
    /// <summary>Writes until the interview, the stream or the client ends.</summary>
    public async Task RunAsync(
        WatchRequest request, IServerStreamWriter<WatchResponse> responses, string owner, CancellationToken cancellationToken)
    {
        new FieldRules().Required("attach", request.Attach).ThrowIfAny();
        await using var stream = await opener.OpenAsync(request.Attach, owner, cancellationToken);
        using var open = streams.Enter();
        StreamEnds.Conclude(await stream.PumpAsync(message => responses.WriteAsync(new() { Message = message }), cancellationToken));
    }
}
