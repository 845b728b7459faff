using System.Collections.Concurrent;
using Grpc.Core;
using SyncInterview.Bench.Measuring;
using SyncInterview.Bench.Pacing;
using SyncInterview.Interviews.V1;
using MessageCase = SyncInterview.Interviews.V1.ServerMessage.MessageOneofCase;

namespace SyncInterview.Bench.Load;

/// <summary>A candidate on one `Converse` stream, of the product or of the relay.</summary>
internal sealed class ConverseSeat : ISeat
{
    private readonly AsyncDuplexStreamingCall<ConverseRequest, ConverseResponse> _call;
    private readonly Pacer _pacer;
    private readonly CancellationTokenSource _leaving = new();
    private readonly ConcurrentQueue<SentChunk> _unacknowledged = new();
    private readonly TaskCompletionSource _floor = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;
    private long _sequence;
    private volatile HeardTurn? _turn;
    private volatile WindowLog? _log;
    private volatile string? _broken;

    private ConverseSeat(InterviewService.InterviewServiceClient client, Pacer pacer)
    {
        _call = client.Converse(cancellationToken: _leaving.Token);
        _pacer = pacer;
        _reading = ReadAsync();
    }

    /// <summary>Attaches to an interview, begins it and waits for the first question.</summary>
    public static async Task<ConverseSeat> BeginAsync(
        InterviewService.InterviewServiceClient client, string interview, Pacer pacer, CancellationToken cancellationToken)
    {
        var seat = new ConverseSeat(client, pacer);
        var attach = new ConverseRequest { Message = new() { Attach = new() { Interview = interview } } };
        await seat._call.RequestStream.WriteAsync(attach, cancellationToken);
        await seat.SendAsync(new() { Control = new() { Begin = new() } }, cancellationToken);
        await seat._floor.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
        return seat;
    }

    /// <inheritdoc/>
    public async Task SpeakAsync(TurnPlan plan, WindowLog log, CancellationToken cancellationToken)
    {
        _log = log;
        try
        {
            foreach (var chunk in plan.Chunks)
            {
                await _pacer.UntilAsync(chunk.At, cancellationToken);
                log.AddLag(chunk.At, Monotonic.Now);
                _unacknowledged.Enqueue(new(_sequence + 1, chunk.At, log));
                await SendAsync(new() { Chunk = new() { Text = Speech.Text(plan.Tempo, chunk.Words) } }, cancellationToken);
            }

            if (plan.FinalAt is not { } finalAt)
                return;
            await _pacer.UntilAsync(finalAt, cancellationToken);
            log.AddLag(finalAt, Monotonic.Now);
            log.AddFinal();
            _turn?.Fail("unanswered");
            _turn = new HeardTurn(plan, finalAt, log, _sequence + 1);
            await SendAsync(new() { Final = new() { Text = Speech.Text(plan.Tempo) } }, cancellationToken);
        }
        catch (Exception failure) when (failure is RpcException or InvalidOperationException && !cancellationToken.IsCancellationRequested)
        {
            log.AddError(_broken ?? "stream:write");
            _turn?.Fail("unanswered");
        }
    }

    /// <inheritdoc/>
    public async Task HearOutAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        if (_turn is not { } turn)
            return;
        Task over = Task.WhenAny(turn.Ended, _reading).WaitAsync(patience, cancellationToken);
        await over.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        turn.Fail("unanswered");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _reading;
        _call.Dispose();
        _leaving.Dispose();
    }

    private async Task SendAsync(ClientMessage message, CancellationToken cancellationToken)
    {
        message.ClientSequence = ++_sequence;
        await _call.RequestStream.WriteAsync(new() { Message = message }, cancellationToken);
    }

    private async Task ReadAsync()
    {
        try
        {
            await foreach (var response in _call.ResponseStream.ReadAllAsync())
                Take(response.Message, Monotonic.Now);
            Break("stream:ended");
        }
        catch (RpcException failure)
        {
            Break("stream:" + failure.StatusCode);
        }
    }

    private void Break(string error)
    {
        if (_leaving.IsCancellationRequested)
            return;
        _broken = error;
        _floor.TrySetException(new InvalidOperationException($"The conversation broke before the first question ({error})."));
    }

    private void Take(ServerMessage message, long now)
    {
        Acknowledge(message.AcknowledgedClientSequence, now);
        var turn = _turn is { } open && open.Includes(message.AcknowledgedClientSequence) ? open : null;
        switch (message.MessageCase)
        {
            case MessageCase.LlmResponse:
                if (message.LlmResponse.Provenance?.Provider == "offline")
                    _log?.AddError("offline:" + message.LlmResponse.Kind);
                Hear(turn, message.LlmResponse, now);
                break;
            case MessageCase.InterviewState when message.InterviewState.State == ConversationState.WaitingForUserInput:
                _floor.TrySetResult();
                if (message.InterviewState.Timing is { } timing)
                    turn?.End(timing);
                break;
            case MessageCase.Error:
                _log?.AddError("refused:" + message.Error.Reason);
                break;
            case MessageCase.End:
                _log?.AddError("interview_ended");
                break;
        }
    }

    private void Acknowledge(long sequence, long now)
    {
        while (_unacknowledged.TryPeek(out var chunk) && chunk.Sequence <= sequence && _unacknowledged.TryDequeue(out _))
            chunk.Log.AddAcknowledgement(chunk.DueAt, now);
    }

    private static void Hear(HeardTurn? turn, LlmResponse response, long now)
    {
        if (response.Kind == ResponseKind.Delta)
            turn?.HearDelta(response.Text, now);
        else if (response.Kind is ResponseKind.Bridge or ResponseKind.Reply)
            turn?.HearWhole(now);
    }

    private readonly record struct SentChunk(long Sequence, long DueAt, WindowLog Log);
}
