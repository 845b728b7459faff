using System.Threading.Channels;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Live;

/// <summary>
/// What a stream still has to be sent. The session puts in, the stream's one writer takes out. Streamed text is merged while it waits
/// and dropped beyond <see cref="PassingMessages"/>; an acknowledgement replaces the one that still waits; everything else is kept, and a
/// reader who leaves more than the bound unread is cut.
/// </summary>
/// <param name="mostMessages">Bound on everything that waits.</param>
internal sealed class Outbox(int mostMessages)
{
    /// <summary>With so many messages waiting, streamed text is dropped: 256.</summary>
    public const int PassingMessages = 256;

    private readonly Lock _gate = new();
    private readonly Queue<Slot> _waiting = new();

    // Holds at most one signal; one more would say nothing new, so it is dropped.
    private readonly Channel<bool> _signal =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private Slot? _last;
    private Slot? _ack;
    private (string Turn, int Attempt) _cut;
    private StreamEnd? _end;

    /// <summary>Puts a message in. Does nothing once the stream is to end.</summary>
    public void Offer(ServerMessage message)
    {
        lock (_gate)
        {
            if (_end is not null)
                return;
            if (message.MessageCase == ServerMessage.MessageOneofCase.Ack && _ack is not null)
                _ack.Message = message;
            else if (Deltas.IsDelta(message))
                OfferDelta(message);
            else
                Enqueue(message);
        }

        Wake();
    }

    /// <summary>Ends the stream: at once, or after what waits was sent. The first reason stands.</summary>
    public void Complete(StreamEnd end, bool afterWhatWaits = false)
    {
        lock (_gate)
        {
            if (_end is not null)
                return;
            _end = end;
            if (!afterWhatWaits)
                _waiting.Clear();
        }

        Wake();
    }

    /// <summary>Wakes the writer without a message.</summary>
    public void Wake() => _signal.Writer.TryWrite(true);

    /// <summary>Waits until something changed since the last wait.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await _signal.Reader.ReadAsync(cancellationToken);

    /// <summary>Takes the next message out. Without one, says why the stream ends; null: it goes on.</summary>
    public (ServerMessage? Message, StreamEnd? End) Take()
    {
        lock (_gate)
        {
            if (!_waiting.TryDequeue(out var slot))
                return (null, _end);
            if (ReferenceEquals(slot, _last))
                _last = null;
            if (ReferenceEquals(slot, _ack))
                _ack = null;
            return (slot.Message, null);
        }
    }

    private void Enqueue(ServerMessage message)
    {
        if (_waiting.Count >= mostMessages)
        {
            _end = StreamEnd.SlowReader;
            _waiting.Clear();
            return;
        }

        _last = new Slot { Message = message };
        _waiting.Enqueue(_last);
        if (message.MessageCase == ServerMessage.MessageOneofCase.Ack)
            _ack = _last;
    }

    private void OfferDelta(ServerMessage delta)
    {
        var reply = (delta.TurnId, delta.LlmResponse.Attempt);
        if (_last is not null && Deltas.TryMerge(_last.Message, delta) is { } merged)
            _last.Message = merged;
        else if (_waiting.Count >= PassingMessages)
            _cut = reply; // The reader gets the rest whole with the REPLY: text with a hole in it helps nobody.
        else if (_cut != reply)
            Enqueue(delta);
    }

    private sealed class Slot
    {
        public required ServerMessage Message { get; set; }
    }
}
