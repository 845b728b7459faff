using SyncInterview.Common.V1;
using SyncInterview.Llm.Offline;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Tests.Offline;

public sealed class FillerAndSurpriseTests
{
    private static readonly OfflineInterviewer Interviewer = new();

    [Fact]
    public void Fifty_fillers_are_all_different_and_none_was_said_before()
    {
        var context = new InterviewContext { Seed = 3 };
        var first = Interviewer.Fillers(context, 50);
        Assert.Equal(50, first.Distinct().Count());
        foreach (var filler in first.Take(20))
            context.History.Add(new HistoryEntry { Interviewer = true, Provisional = true, Text = filler });
        Assert.Empty(Interviewer.Fillers(context, 30).Intersect(first.Take(20)));
    }

    [Fact]
    public void Surprises_go_round_the_topics_and_none_comes_twice()
    {
        QuestionDirective[] topics =
        [
            new() { TopicId = "t1", Kind = QuestionKind.Technical, TopicTitle = "Redis", Skills = { "Redis" } },
            new() { TopicId = "t2", Kind = QuestionKind.SystemDesign, TopicTitle = "Payments" },
        ];
        var surprises = Interviewer.Surprises(new InterviewContext { Seed = 9 }, topics, 10);
        Assert.Equal(["t1", "t2", "t1", "t2", "t1", "t2", "t1", "t2", "t1", "t2"], surprises.Select(surprise => surprise.TopicId));
        Assert.Equal(10, surprises.Select(surprise => surprise.Text).Distinct().Count());
    }

    [Fact]
    public void Without_topics_there_are_no_surprises() => Assert.Empty(Interviewer.Surprises(new InterviewContext(), [], 5));
}
