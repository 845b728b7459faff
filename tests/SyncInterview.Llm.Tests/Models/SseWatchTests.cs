using System.Text;
using SyncInterview.Llm.Models;
using SyncInterview.Llm.Models.OpenAi;

namespace SyncInterview.Llm.Tests.Models;

public sealed class SseWatchTests
{
    private const string Stop = """data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void A_finish_reason_is_seen_whatever_ends_the_lines_and_however_the_bytes_are_cut(string lineEnd)
    {
        var bytes = Encoding.UTF8.GetBytes(
            $"""data: {Token("é", "null")}{lineEnd}{lineEnd}: keep-alive{lineEnd}{lineEnd}{Stop}{lineEnd}{lineEnd}data: [DONE]{lineEnd}{lineEnd}""");
        for (var size = 1; size < bytes.Length; size++)
        {
            var watch = new SseWatch();
            foreach (var chunk in bytes.Chunk(size))
                watch.Append(chunk);
            Assert.True(watch.SawFinish);
            Assert.Null(watch.Failure);
        }
    }

    [Theory]
    [InlineData("""data: {"choices":[{"index":0,"delta":{"content":"x"},"finish_reason":null}]}""")]
    [InlineData("""data: {"choices":[{"index":0,"delta":{"tool_calls":[{"finish_reason":"stop"}]},"finish_reason":null}]}""")]
    [InlineData("""data: {"choices":[],"usage":{"finish_reason":"stop"}}""")]
    [InlineData("""data: [DONE]""")]
    [InlineData("""finish_reason: stop""")]
    public void Nothing_else_counts_as_a_finish_reason(string line)
    {
        var watch = Watch(line + "\n\n");
        Assert.False(watch.SawFinish);
        Assert.Null(watch.Failure);
    }

    [Theory]
    [InlineData("""data: {"error":{"message":"x","code":"server_error"}}""", "ErrorInStream")]
    [InlineData("""data:{"error":"x"}""", "ErrorInStream")]
    [InlineData("""data: {"choices":[],"error":{"code":429}}""", "RateLimited")]
    [InlineData("""data: {"error":{"type":"rate_limit_exceeded"}}""", "RateLimited")]
    [InlineData("data: {not json", "Malformed")]
    [InlineData("data: \"text\"", "Malformed")]
    [InlineData("data: {\"choices\":\u0001}", "Malformed")]
    public void Errors_and_garbage_are_failures(string line, string failure) =>
        Assert.Equal(Enum.Parse<ModelFailure>(failure), Watch(line + "\n\n").Failure);

    [Fact]
    public void An_error_that_is_null_is_none() => Assert.Null(Watch("""data: {"error":null,"choices":[]}""" + "\n\n").Failure);

    [Fact]
    public void An_event_over_several_data_lines_is_one()
    {
        var watch = Watch("data: {\"choices\":[{\"index\":0,\ndata: \"finish_reason\":\"stop\"}]}\n\n");
        Assert.True(watch.SawFinish);
        Assert.Null(watch.Failure);
    }

    [Fact]
    public void A_line_and_an_answer_are_bounded()
    {
        Assert.Equal(ModelFailure.Oversized, Watch("data: " + new string('x', SseWatch.MaxEventBytes)).Failure);
        var watch = new SseWatch();
        var events = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(": keep-alive\n\n", 1000)));
        for (var sent = 0; sent <= SseWatch.MaxBytes; sent += events.Length)
            watch.Append(events);
        Assert.Equal(ModelFailure.Oversized, watch.Failure);
    }

    private static SseWatch Watch(string text)
    {
        var watch = new SseWatch();
        watch.Append(Encoding.UTF8.GetBytes(text));
        return watch;
    }

    private static string Token(string text, string finish) =>
        $$"""{"choices":[{"index":0,"delta":{"content":"{{text}}"},"finish_reason":{{finish}}}]}""";
}
