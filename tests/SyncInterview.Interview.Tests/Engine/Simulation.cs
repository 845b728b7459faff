using Google.Protobuf.WellKnownTypes;
using SyncInterview.Common.V1;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>
/// Runs the engine on simulated time: a queue of events by time, models whose answers come as scripted, and every message kept.
/// Cancelled calls still answer, as real providers do.
/// </summary>
internal sealed class Simulation
{
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<SessionEvent, (TimeSpan At, int Order)> _queue = new();
    private readonly List<LogRecord> _log = [];
    private int _order;

    public Simulation(TurnOptions options, InterviewPlan? plan = null, TimeSpan? timeLimit = null, long seed = 7)
    {
        Options = options;
        Handle(new()
        {
            Setup = new()
            {
                Interview = "interviews/test",
                Plan = plan ?? Plans.Of(3),
                Seed = seed,
                TimeLimit = Duration.FromTimeSpan(timeLimit ?? TimeSpan.FromMinutes(30)),
                OptionsJson = options.ToJson(),
            },
        });
    }

    public TurnOptions Options { get; }

    public SessionState State { get; private set; } = SessionState.Empty;

    public TimeSpan Now { get; private set; }

    public ScriptedModels Models { get; } = new();

    /// <summary>Everything sent, with the time it was sent.</summary>
    public List<(TimeSpan At, ServerMessage Message)> Sent { get; } = [];

    /// <summary>Everything the engine asked the shell to do.</summary>
    public List<(TimeSpan At, Effect Effect)> Effects { get; } = [];

    public IReadOnlyList<LogRecord> Log => _log;

    /// <summary>Queues a client message. Without a sequence it gets the one the engine expects when it arrives.</summary>
    public void At(TimeSpan at, ClientMessage message) => Queue(at, new() { Client = message });

    public void At(TimeSpan at, Control control) => At(at, new ClientMessage { Control = control });

    public void Chunk(TimeSpan at, string text, bool append = false) =>
        At(at, new ClientMessage { Chunk = new() { Text = text, Append = append } });

    public void Final(TimeSpan at, string text) => At(at, new ClientMessage { Final = new() { Text = text } });

    public void Queue(TimeSpan at, SessionEvent e) => _queue.Enqueue(e, (at, _order++));

    /// <summary>Runs until nothing is queued and no timer is due before the limit.</summary>
    public void Run(TimeSpan until)
    {
        while (true)
        {
            var due = State.NextDue is { } next ? next - Start : TimeSpan.MaxValue;
            var hasEvent = _queue.TryPeek(out _, out var key);
            if (hasEvent && key.At <= due && key.At <= until)
            {
                Now = key.At > Now ? key.At : Now;
                Handle(_queue.Dequeue());
            }
            else if (due <= until)
            {
                Now = due > Now ? due : Now;
                Handle(new() { Tick = new() });
            }
            else
            {
                Now = until;
                return;
            }
        }
    }

    private void Handle(SessionEvent e)
    {
        if (e.Client is { ClientSequence: 0 } client)
            client.ClientSequence = State.LastClientSequence + 1;
        var step = TurnEngine.Handle(State, e, Start + Now);
        State = step.State;
        var record = new LogRecord { Time = Timestamp.FromDateTimeOffset(Start + Now), Event = e };
        foreach (var effect in step.Effects)
        {
            Effects.Add((Now, effect));
            switch (effect)
            {
                case Effect.Send send:
                    Sent.Add((Now, send.Message.Clone()));
                    if (send.Message.Sequence > 0)
                        record.Outputs.Add(send.Message.Clone());
                    break;
                case Effect.StartTentative start:
                    Schedule(Models.Tentative(start));
                    break;
                case Effect.StartReply start:
                    Schedule(Models.Reply(start));
                    break;
                case Effect.StartQuestion start:
                    Schedule(Models.Question(start));
                    break;
                case Effect.StartFillers start:
                    Schedule(Models.Fillers(start));
                    break;
                default:
                    break;
            }
        }

        _log.Add(record);
    }

    private void Schedule(IEnumerable<(TimeSpan After, SessionEvent Event)> answers)
    {
        foreach (var (after, answer) in answers)
            Queue(Now + after, answer);
    }
}
