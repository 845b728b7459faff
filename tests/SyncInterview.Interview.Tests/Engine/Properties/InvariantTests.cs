namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>Each invariant over 2,000 random conversations, which the tests share.</summary>
public sealed class InvariantTests
{
    private const int Cases = 2_000;

    private static readonly Lazy<IReadOnlyDictionary<string, Verdict>> Held = new(() => RandomConversations.Hold(Cases));

    [Fact]
    public void I1_each_slot_of_a_key_is_filled_at_most_once() => Holds("I1");

    [Fact]
    public void I2_nothing_has_an_older_key_after_a_newer_one_was_committed() => Holds("I2");

    [Fact]
    public void I3_after_final_something_is_said_within_the_deadline_whatever_the_models_do() => Holds("I3");

    [Fact]
    public void I4_nothing_provisional_comes_after_a_slot_of_its_key_was_filled() => Holds("I4");

    [Fact]
    public void I5_sequences_are_gapless_across_reconnects_deaths_and_take_overs() => Holds("I5");

    [Fact]
    public void I6_duplicates_change_nothing() => Holds("I6");

    [Fact]
    public void I7_an_uncommitted_generation_has_no_effect() => Holds("I7");

    [Fact]
    public void I8_heard_is_part_of_sent_is_part_of_generated() => Holds("I8");

    [Fact]
    public void I9_nothing_is_alive_5_seconds_after_the_end() => Holds("I9");

    [Fact]
    public void I10_replaying_the_log_gives_the_same_output() => Holds("I10");

    [Fact]
    public void I11_a_bridge_covers_enough_or_is_generic() => Holds("I11");

    [Fact]
    public void I12_the_spend_of_a_turn_stays_within_its_budget() => Holds("I12");

    [Fact]
    public void What_is_said_before_the_answer_is_over_keeps_the_safety_contract() => Holds("safe");

    [Fact]
    public void Nothing_of_a_speculation_is_said_unless_it_guessed_right() => Holds("speculation", atLeast: 300);

    [Fact]
    public void Fillers_are_neither_repeated_nor_close_together_nor_forced_on_anybody() => Holds("fillers");

    [Fact]
    public void Questions_are_asked_one_an_answer() => Holds("questions");

    [Fact]
    public void The_timing_of_a_turn_tells_the_truth() => Holds("timing");

    [Fact]
    public void Nothing_is_waited_for_without_a_timer() => Holds("waiting");

    [Fact]
    public void No_interview_hangs() => Holds("alive");

    private static void Holds(string invariant, int atLeast = Cases)
    {
        var verdict = Held.Value[invariant];
        Assert.True(verdict.Broken is null, verdict.Broken is { } seed ? RandomConversations.Explain(invariant, seed) : "");
        Assert.Equal(Cases, verdict.Cases);
        Assert.True(verdict.Seen >= atLeast, $"{invariant} looked at {verdict.Seen} things in {Cases} conversations");
    }
}
