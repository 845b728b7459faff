namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>What holds of every conversation, whatever happens in it: I1 to I12 of the engine, and what is expected of its manners besides.</summary>
internal static class Invariants
{
    /// <summary>Holds only of conversations that were followed to their end.</summary>
    public static readonly Invariant Alive = new("alive", TimeInvariants.NobodyWaitsForEver);

    public static IReadOnlyList<Invariant> List { get; } =
    [
        new("I1", SlotInvariants.SlotsAreFilledOnce),
        new("I2", SlotInvariants.KeysNeverGoBack),
        new("I3", TimeInvariants.SomethingIsSaidByTheDeadline),
        new("I4", SlotInvariants.NothingProvisionalAfterACommit),
        new("I5", LogInvariants.SequencesAreGapless),
        new("I6", LogInvariants.RepeatsChangeNothing),
        new("I7", TextInvariants.UncommittedGenerationsHaveNoEffect),
        new("I8", TextInvariants.HeardIsPartOfSentIsPartOfGenerated),
        new("I9", TimeInvariants.NothingLivesAfterTheEnd),
        new("I10", LogInvariants.ReplayGivesTheSame),
        new("I11", SlotInvariants.ABridgeCoversEnough),
        new("I12", SpendInvariants.SpendStaysWithinBudget),
        new("safe", TextInvariants.ProvisionalTextIsSafe),
        new("speculation", SpeculationInvariants.OnlyWhatWasGuessedRightIsSaid),
        new("waiting", TimeInvariants.NothingIsWaitedForWithoutATimer),
        new("fillers", MannerInvariants.FillersAreSparing),
        new("questions", MannerInvariants.QuestionsFollowAnswers),
        new("timing", MannerInvariants.TimingTellsTheTruth),
    ];

    /// <summary>Fails with the first invariant that a conversation breaks, and with the conversation.</summary>
    /// <param name="simulation">The conversation.</param>
    /// <param name="except">Invariants that its test breaks on purpose.</param>
    public static void Hold(Simulation simulation, params string[] except)
    {
        var conversation = new Conversation(simulation);
        foreach (var invariant in List.Where(invariant => !except.Contains(invariant.Name)))
        {
            var broken = invariant.Broken(conversation, out _);
            Assert.True(broken is null, $"{invariant.Name}: {broken}\n{Transcript.Of(simulation)}");
        }
    }
}
