using SyncInterview.Conversation;
using SyncInterview.Llm.Offline;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Tests.Offline;

public sealed class OfflineTentativeTests
{
    private static readonly OfflineInterviewer Interviewer = new();

    [Fact]
    public void A_tentative_keeps_the_safety_contract_after_any_utterance()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var utterance = Answers.Random((ulong)seed);
            var text = Interviewer.Tentative(
                new InterviewContext { Interview = "interviews/x", Seed = seed }, utterance, "What did you do?");
            var check = TentativeSafety.Check(text, utterance);
            Assert.True(check.IsSafe, $"seed {seed}: {text} ({check.Violation} {check.Offender})");
        }
    }

    [Fact]
    public void Two_hundred_tentatives_in_one_interview_are_all_different()
    {
        var context = new InterviewContext { Interview = "interviews/x", Seed = 5 };
        for (var turn = 0; turn < 200; turn++)
        {
            var text = Interviewer.Tentative(context, "we moved it and then we waited", "");
            Assert.DoesNotContain(context.History, entry => entry.Text == text);
            context.History.Add(new HistoryEntry { Interviewer = true, Provisional = true, Text = text });
        }
    }

    [Fact]
    public void It_takes_up_what_was_said_last()
    {
        var utterance = string.Join(' ', Answers.Spoken[2].Split(' ').TakeWhile(word => word != "relay"));
        var texts = Enumerable.Range(0, 40).Select(seed => Interviewer.Tentative(new InterviewContext { Seed = seed }, utterance, ""))
            .ToList();
        Assert.Contains(texts, text => text.Contains("the transactional outbox", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(texts, text => text.Contains("HTTP", StringComparison.Ordinal));
    }
}
