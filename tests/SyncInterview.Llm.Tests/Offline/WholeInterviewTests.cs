using SyncInterview.Conversation;
using SyncInterview.Llm.Offline;

namespace SyncInterview.Llm.Tests.Offline;

public sealed class WholeInterviewTests
{
    private const int Seeds = 200;
    private static readonly Lazy<IReadOnlyList<SimulatedInterview>> Interviews =
        new(() => [.. Enumerable.Range(1, Seeds).AsParallel().AsOrdered().Select(seed => SimulatedInterview.Hold(seed))]);

    [Fact]
    public void No_sentence_is_said_twice_in_an_interview()
    {
        foreach (var interview in Interviews.Value)
        {
            var repeated = interview.Everything.SelectMany(SentenceSplitter.Split).GroupBy(Heard).Where(group => group.Count() > 1);
            Assert.Empty(repeated.Select(group => group.First()));
        }
    }

    [Fact]
    public void Replies_and_fillers_never_judge()
    {
        foreach (var interview in Interviews.Value)
            Assert.All(interview.Replies.Concat(interview.Fillers), text => Assert.False(TentativeSafety.HoldsVerdict(text), text));
    }

    [Fact]
    public void Every_interview_has_its_twenty_questions_and_all_are_filled_in()
    {
        foreach (var interview in Interviews.Value)
        {
            Assert.Equal(20, interview.Questions.Count);
            Assert.All(interview.Everything, text => Assert.Equal(-1, text.IndexOfAny(['{', '}', '|', '(', ')', '['])));
            Assert.All(interview.Questions, text => Assert.InRange(text.Length, 15, 420));
            Assert.All(interview.Everything, text => Assert.DoesNotContain("  ", text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_same_seed_and_context_give_the_same_interview() =>
        Assert.Equal(Interviews.Value[16].Everything, SimulatedInterview.Hold(17).Everything);

    [Fact]
    public void Seeds_differ_and_no_opening_is_common_to_many()
    {
        var openings = Interviews.Value.CountBy(interview => interview.Replies[0]).ToList();
        Assert.True(openings.Count > 40, $"{openings.Count} openings in {Seeds} interviews");
        Assert.All(openings, opening => Assert.InRange(opening.Value, 1, Seeds / 10));
    }

    [Fact]
    public void Candidates_hear_their_own_words_several_times_an_interview()
    {
        var phrases = Answers.Spoken.SelectMany(answer => SalientPhrases.Find(answer)).Select(phrase => phrase.Text).ToList();
        bool Echoes(string reply) => phrases.Exists(phrase => reply.Contains(phrase, StringComparison.OrdinalIgnoreCase));
        Assert.InRange(Interviews.Value.Average(interview => interview.Replies.Count(Echoes)), 3, 15);
    }

    // Letters and digits: what is left of a sentence when it is spoken.
    private static string Heard(string sentence) => string.Concat(sentence.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
