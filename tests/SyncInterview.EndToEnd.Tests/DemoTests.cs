using Google.Protobuf;
using SyncInterview.Analysis.V1;
using SyncInterview.EndToEnd.Tests.Kit;
using SyncInterview.Interviews.V1;
using SyncInterview.Testing;
using MessageCase = SyncInterview.Interviews.V1.ServerMessage.MessageOneofCase;

namespace SyncInterview.EndToEnd.Tests;

public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_holds_a_whole_interview_and_leaves_its_events_and_its_report()
    {
        using var folder = new TemporaryDirectory();
        var run = await SuiteProcess.RunAsync(TimeSpan.FromMinutes(4), "demo", "--speed", "12", "--out", folder.Path);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);

        var messages = File.ReadLines(Path.Combine(folder.Path, "events.jsonl")).Select(JsonParser.Default.Parse<ServerMessage>).ToList();
        var sequences = messages.Select(m => m.Sequence).Where(s => s > 0).ToList();
        Assert.Equal(Enumerable.Range(1, sequences.Count).Select(i => (long)i), sequences);
        Assert.Equal(MessageCase.End, messages[^1].MessageCase);
        var kinds = messages.Where(m => m.LlmResponse is not null).Select(m => m.LlmResponse.Kind).Distinct().ToList();
        Assert.Equal(
            [ResponseKind.Tentative, ResponseKind.Bridge, ResponseKind.Delta, ResponseKind.Reply, ResponseKind.Question], kinds.Order());
        Assert.Contains(messages, m => m.MiniLlmFiller is not null);
        Assert.All(messages.Where(m => m.LlmResponse?.Provenance is { Provider: "offline" }), m => Assert.True(m.LlmResponse.Provenance.Offline));

        var report = JsonParser.Default.Parse<Report>(await File.ReadAllTextAsync(Path.Combine(folder.Path, "report.json")));
        Assert.Equal(ReportState.Ready, report.State);
        AssertQuotesAreSpans(report);
        var html = await File.ReadAllTextAsync(Path.Combine(folder.Path, "report.html"));
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script src", html, StringComparison.OrdinalIgnoreCase);
    }

    // Every quote about an answer is that answer's text at the span, counted in code points.
    private static void AssertQuotesAreSpans(Report report)
    {
        Assert.NotEmpty(report.Answers);
        var quotes = report.Answers.SelectMany(a => a.Checklist.Select(c => c.Evidence).Concat(a.Star.Select(s => s.Evidence)).Where(q => q is not null).Select(q => (Text: a.Answer, Quote: q)))
            .Concat(report.Competencies.SelectMany(c => c.Evidence).Select(q => (Text: report.Answers.First(a => q.Source.EndsWith("/" + a.AnswerId, StringComparison.Ordinal)).Answer, Quote: q)))
            .ToList();
        Assert.NotEmpty(quotes);
        Assert.All(quotes, q =>
        {
            var runes = q.Text.EnumerateRunes().Skip(q.Quote.Span.Start).Take(q.Quote.Span.End - q.Quote.Span.Start);
            Assert.Equal(q.Quote.Text, string.Concat(runes));
        });
    }
}
