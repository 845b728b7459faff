using Google.Protobuf.WellKnownTypes;
using SyncInterview.Bench.Engine.Candidates;
using SyncInterview.Common.V1;
using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.Store.V1;
using SyncInterview.Interviews.V1;

namespace SyncInterview.Bench.Engine.Simulation;

/// <summary>An interview on simulated time: the engine, a candidate who answers every question, and models that take their time.</summary>
internal sealed class SimulatedSession
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private readonly Agenda _agenda = new();
    private readonly Queue<Answer> _answers;
    private readonly SimulatedModels _models;
    private readonly IWitness _witness;
    private readonly Random _thinking;
    private TimeSpan _speaksUntil;
    private SessionState _state = SessionState.Empty;
    private TimeSpan _now;

    /// <summary>An interview in which every answer is given once.</summary>
    public SimulatedSession(TurnOptions options, IReadOnlyList<Answer> answers, SimulatedModels models, IWitness witness, long seed)
    {
        (_answers, _models, _witness, _thinking) = (new(answers), models, witness, Dice.For(seed));
        Handle(new()
        {
            Setup = new()
            {
                Interview = "interviews/simulated",
                Plan = PlanFor(answers.Count),
                Seed = seed,
                TimeLimit = Duration.FromTimeSpan(Longest),
                OptionsJson = options.ToJson(),
            },
        });
        Put(TimeSpan.Zero, new ClientMessage { Control = new() { Begin = new() } });
    }

    /// <summary>Runs until the candidate has answered everything and was replied to.</summary>
    public void Run()
    {
        while (!_state.Ended)
        {
            var due = _state.NextDue is { } next ? next - Start : TimeSpan.MaxValue;
            var comes = _agenda.Next ?? TimeSpan.MaxValue;
            if (comes == TimeSpan.MaxValue && due == TimeSpan.MaxValue)
                return;
            var earlier = comes <= due ? comes : due;
            _now = earlier > _now ? earlier : _now;
            Handle(comes <= due ? _agenda.Take() : new() { Tick = new() });
            if (_answers.Count == 0 && _now > _speaksUntil && IsWaiting)
                return;
        }
    }

    private bool IsWaiting => _state.Conversation == ConversationState.WaitingForUserInput;

    private void Handle(SessionEvent e)
    {
        if (e.Client is { } message)
            message.ClientSequence = _state.LastClientSequence + 1;
        _witness.Happens(_now, Start + _now, e);
        var step = TurnEngine.Handle(_state, e, Start + _now);
        _state = step.State;
        foreach (var effect in step.Effects)
        {
            _witness.Follows(_now, effect);
            foreach (var (after, answer) in _models.Answer(effect))
                _agenda.Put(_now + after, answer);
            if (effect is Effect.Send { Message.InterviewState.State: ConversationState.WaitingForUserInput } && _now >= _speaksUntil)
                Speak();
        }
    }

    // The candidate hears the question out, thinks, and gives the next answer.
    private void Speak()
    {
        if (!_answers.TryDequeue(out var answer))
            return;
        _witness.Begins(answer);
        var start = _now + TimeSpan.FromSeconds(6 + 3 * _thinking.NextDouble());
        _speaksUntil = start + answer.Inputs[^1].At;
        foreach (var (at, text, isFinal) in answer.Inputs)
        {
            var transcript = new SpeechTranscript { Text = text };
            Put(start + at, isFinal ? new() { Final = transcript } : new() { Chunk = transcript });
        }
    }

    private void Put(TimeSpan at, ClientMessage message) => _agenda.Put(at, new() { Client = message });

    // More topics than answers, of which an interviewer who cuts in may spend two: the plan is never done before the candidate is.
    private static InterviewPlan PlanFor(int answers)
    {
        var (plan, topics) = (new InterviewPlan(), 2 * answers + 2);
        for (var i = 0; i < topics; i++)
        {
            plan.Topics.Add(new PlannedTopic
            {
                Id = $"t{i + 1}",
                Title = $"topic {i + 1}",
                Kind = i % 2 == 0 ? QuestionKind.Behavioural : QuestionKind.Technical,
                Weight = 1.0 / topics,
            });
        }

        return plan;
    }
}
