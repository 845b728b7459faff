using SyncInterview.Interviews.Engine;
using SyncInterview.Interviews.V1;
using MessageCase = SyncInterview.Interviews.V1.ServerMessage.MessageOneofCase;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>
/// Every phase with every event. "-" stays as it is, "refused" answers with an error and takes nothing in, anything else is the
/// phase afterwards.
/// </summary>
public sealed class StateTableTests
{
    /// <summary>The events of the table come from nowhere: their words were not generated, and their keys are not asked about.</summary>
    private static readonly string[] MadeUp = ["I8"];

    private static readonly string[] Phases = ["Planned", "Idle", "Listening", "Settling", "Bridged", "Replying", "Paused", "Ended"];

    private static readonly (string Event, string[] Outcomes)[] Table =
    [
        // Planned, Idle, Listening, Settling, Bridged, Replying, Paused, Ended
        ("begin", ["Replying", "refused", "refused", "refused", "refused", "refused", "refused", "refused"]),
        ("chunk", ["refused", "Listening", "-", "Listening", "Listening", "Listening", "refused", "refused"]),
        ("backchannel", ["refused", "Listening", "-", "Listening", "-", "-", "refused", "refused"]),
        ("final", ["refused", "Settling", "Settling", "-", "Settling", "Settling", "refused", "refused"]),
        ("blank final", ["refused", "-", "Settling", "-", "-", "-", "refused", "refused"]),
        ("code", ["refused", "refused", "refused", "refused", "refused", "refused", "refused", "refused"]),
        ("barge_in", ["refused", "Listening", "-", "-", "Listening", "Listening", "refused", "refused"]),
        ("skip_question", ["refused", "Replying", "Replying", "Replying", "Replying", "-", "refused", "refused"]),
        ("repeat_question", ["refused", "-", "Idle", "Idle", "-", "-", "refused", "refused"]),
        ("thinking", ["refused", "-", "-", "Listening", "-", "-", "refused", "refused"]),
        ("playback", ["-", "-", "-", "-", "-", "-", "-", "refused"]),
        ("pause", ["refused", "Paused", "Paused", "Paused", "Paused", "Paused", "refused", "refused"]),
        ("resume", ["refused", "refused", "refused", "refused", "refused", "refused", "Idle", "refused"]),
        ("end_interview", ["Ended", "Replying", "Replying", "Replying", "Replying", "-", "Replying", "refused"]),
        ("end requested", ["Ended", "Replying", "Replying", "Replying", "Replying", "-", "Replying", "-"]),
        ("tentative", ["-", "-", "-", "-", "-", "-", "-", "-"]),
        ("tentative failed", ["-", "-", "-", "-", "-", "-", "-", "-"]),
        ("reply sentence", ["-", "-", "-", "Replying", "Replying", "-", "-", "-"]),
        ("reply progress", ["-", "-", "-", "-", "-", "-", "-", "-"]),
        ("reply restarted", ["-", "-", "-", "-", "-", "-", "-", "-"]),
        ("reply ready", ["-", "-", "-", "Idle", "Idle", "Idle", "-", "-"]),
        ("reply failed", ["-", "-", "-", "Idle", "Idle", "Idle", "-", "-"]),
        ("question ready", ["-", "-", "-", "-", "-", "-", "-", "-"]),
        ("question failed", ["-", "-", "-", "-", "-", "-", "-", "-"]),
        ("filler bank", ["-", "-", "-", "-", "-", "-", "-", "-"]),
        ("assessment", ["-", "-", "-", "-", "-", "-", "-", "-"]),
        ("recovered", ["-", "-", "-", "-", "-", "-", "-", "-"]),
        ("attached", ["-", "-", "-", "-", "-", "-", "-", "-"]),
        ("detached", ["-", "-", "-", "-", "-", "-", "-", "-"]),
        ("tick", ["-", "-", "-", "-", "-", "-", "-", "-"]),
    ];

    /// <summary>Every timer that comes due in every phase, whether it is ever set there or not.</summary>
    private static readonly (string Timer, string[] Outcomes)[] Timers =
    [
        ("Deadline", ["-", "-", "-", "Bridged", "-", "-", "-", "-"]),
        ("Filler", ["-", "-", "-", "-", "-", "-", "-", "-"]),
        ("Fallback", ["-", "-", "-", "Idle", "Idle", "Idle", "-", "-"]),
        ("Tentative", ["-", "-", "-", "-", "-", "-", "-", "-"]),
        ("Speculation", ["-", "-", "-", "-", "-", "-", "-", "-"]),
        ("Silence", ["-", "-", "Settling", "-", "-", "-", "-", "-"]),
        ("Monologue", ["-", "-", "-", "-", "-", "-", "-", "-"]),
        ("BargeIn", ["-", "-", "-", "-", "-", "-", "-", "-"]),
        ("TimeLimit", ["Ended", "Replying", "-", "-", "-", "-", "Replying", "-"]),
        ("Grace", ["Ended", "Ended", "Ended", "Ended", "Ended", "Ended", "Ended", "-"]),
    ];

    public static TheoryData<string, string, string> TimerRows
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var (name, outcomes) in Timers)
                for (var i = 0; i < Phases.Length; i++)
                    rows.Add(Phases[i], name, outcomes[i]);
            return rows;
        }
    }

    public static TheoryData<string, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var (name, outcomes) in Table)
                for (var i = 0; i < Phases.Length; i++)
                    rows.Add(Phases[i], name, outcomes[i]);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_phase_takes_every_event(string phase, string name, string outcome)
    {
        var simulation = In(phase);
        var before = simulation.State;
        Assert.Equal(phase, before.Phase.ToString());
        var sent = simulation.Sent.Count;

        Events.Queue(simulation, name);
        simulation.Run(simulation.Now);

        var isRefused = simulation.Sent.Skip(sent).Any(s => s.Message.MessageCase == MessageCase.Error && s.Message.Error.ClientSequence > 0);
        Assert.Equal(outcome == "refused", isRefused);
        Assert.Equal(outcome is "-" or "refused" ? phase : outcome, simulation.State.Phase.ToString());
        if (isRefused)
            Assert.Equal(before, simulation.State);
        Invariants.Hold(simulation, MadeUp);
    }

    [Theory]
    [MemberData(nameof(TimerRows))]
    public void Every_phase_takes_every_timer(string phase, string timer, string outcome)
    {
        var simulation = In(phase);
        var due = default(TimerSet).With(Enum.Parse<TimerKind>(timer), Simulation.Start + simulation.Now);

        var after = TurnEngine.Handle(simulation.State with { Timers = due }, new() { Tick = new() }, Simulation.Start + simulation.Now);

        Assert.Equal(outcome == "-" ? phase : outcome, after.State.Phase.ToString());
    }

    [Fact]
    public void The_table_knows_every_timer()
    {
        Assert.Equal(Enum.GetNames<TimerKind>(), Timers.Select(row => row.Timer));
        Assert.All(Timers, row => Assert.Equal(Phases.Length, row.Outcomes.Length));
    }

    [Fact]
    public void The_table_knows_every_phase_and_every_kind_of_event()
    {
        Assert.Equal(Enum.GetNames<Phase>(), Phases);
        Assert.All(Table, row => Assert.Equal(Phases.Length, row.Outcomes.Length));
        Assert.Empty(Events.MissingIn([.. Table.Select(row => row.Event)]));
    }

    /// <summary>A conversation that has come to a phase.</summary>
    private static Simulation In(string phase)
    {
        var simulation = new Simulation(new());
        var models = simulation.Models;
        var never = TimeSpan.FromHours(1);
        models.Replies.Enqueue(phase == "Replying"
            ? new(TimeSpan.FromMilliseconds(100), never, "The ledger moved. It took a year.", "Why?")
            : new(null, never, "The ledger moved.", "Why?"));
        if (phase == "Planned")
            models.Openings.Enqueue(new(null, never, "Welcome.", "Why?"));
        else
            simulation.At(TimeSpan.Zero, new Control { Begin = new() });
        if (phase == "Listening")
            simulation.Chunk(TimeSpan.FromSeconds(5), "I moved the");
        if (phase is "Settling" or "Bridged" or "Replying")
            simulation.Final(TimeSpan.FromSeconds(5), "I moved the ledger to an event store.");
        if (phase == "Paused")
            simulation.At(TimeSpan.FromSeconds(5), new Control { Pause = new() });
        if (phase == "Ended")
            simulation.At(TimeSpan.FromSeconds(4), new Control { EndInterview = new() });
        simulation.Run(TimeSpan.FromSeconds(phase == "Bridged" ? 6 : 5.3));
        return simulation;
    }
}
