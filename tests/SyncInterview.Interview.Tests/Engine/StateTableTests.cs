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
