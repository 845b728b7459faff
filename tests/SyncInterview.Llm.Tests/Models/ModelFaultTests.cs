using System.Net;
using Microsoft.Extensions.AI;
using SyncInterview.Llm.Models;
using SyncInterview.Testing;
using SyncInterview.Testing.FakeOpenAi;

namespace SyncInterview.Llm.Tests.Models;

public sealed class ModelFaultTests
{
    private static readonly FakeReply Good = FakeReply.Text("one two three");

    [Fact]
    public async Task Text_usage_and_finish_reason_arrive_in_order()
    {
        await using var model = await ModelHarness.StartAsync();
        model.Server.Enqueue(Good with { Usage = new FakeUsage(120, 80, 3) });
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in model.Client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Hello")]))
            updates.Add(update);
        Assert.Equal("one two three", string.Concat(updates.Select(update => update.Text)));
        Assert.Contains(updates, update => update.FinishReason == ChatFinishReason.Stop);
        var usage = Assert.Single(updates.SelectMany(update => update.Contents).OfType<UsageContent>()).Details;
        Assert.Equal((120, 80, 3), (usage.InputTokenCount, usage.CachedInputTokenCount, usage.OutputTokenCount));
        var request = Assert.Single(model.Server.Requests);
        Assert.Equal(("fake-1", "Bearer key-1", true), (request.Model, request.Authorization, request.IsStreamed));
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task A_busy_or_broken_endpoint_is_asked_once_more(HttpStatusCode status)
    {
        await using var model = await ModelHarness.StartAsync();
        model.Server.Enqueue(FakeReply.Error(status), Good);
        Assert.Equal("one two three", await model.AskAsync());
        Assert.Equal(2, model.Server.Stats.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, "RateLimited")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "ServerError")]
    public async Task It_is_asked_no_third_time(HttpStatusCode status, string failure)
    {
        await using var model = await ModelHarness.StartAsync();
        model.Server.Respond = _ => FakeReply.Error(status);
        Assert.Equal(Enum.Parse<ModelFailure>(failure), await model.FailAsync());
        Assert.Equal(2, model.Server.Stats.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_refusal_is_not_repeated(HttpStatusCode status)
    {
        await using var model = await ModelHarness.StartAsync();
        model.Server.Respond = _ => FakeReply.Error(status);
        Assert.Equal(ModelFailure.Refused, await model.FailAsync());
        Assert.Equal(1, model.Server.Stats.Requests);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_the_key()
    {
        await using var elsewhere = await FakeOpenAiServer.StartAsync();
        await using var model = await ModelHarness.StartAsync();
        model.Server.Respond = _ => FakeReply.Error(HttpStatusCode.TemporaryRedirect)
            with
        { Location = elsewhere.BaseUrl + "/chat/completions" };
        Assert.Equal(ModelFailure.Refused, await model.FailAsync());
        Assert.Equal((1, 0), (model.Server.Stats.Requests, elsewhere.Stats.Requests));
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_is_tried_twice_and_then_reported()
    {
        await using var gone = await FakeOpenAiServer.StartAsync();
        var address = gone.BaseUrl.ToString();
        await gone.DisposeAsync();
        await using var model = await ModelHarness.StartAsync(configure: options => options.BaseUrl = address);
        Assert.Equal(ModelFailure.Connect, await model.FailAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_stream_that_ends_without_finish_reason_is_incomplete(int tokens)
    {
        await using var model = await ModelHarness.StartAsync();
        model.Server.Respond = _ => Good with { Cut = FakeCut.EndEarly, CutAfterTokens = tokens };
        Assert.Equal(ModelFailure.Incomplete, await model.FailAsync());
        Assert.Equal(1, model.Server.Stats.Requests);
    }

    [Fact]
    public async Task A_connection_that_is_cut_after_content_leaves_an_incomplete_answer()
    {
        await using var model = await ModelHarness.StartAsync();
        var heard = new TaskCompletionSource();
        model.Server.Respond = _ => Good with { Cut = FakeCut.Reset, CutAfterTokens = 2, ResetWhen = heard.Task };
        var exception = await Assert.ThrowsAsync<ModelException>(() => model.AskAsync(_ => heard.TrySetResult()));
        Assert.Equal(ModelFailure.Incomplete, exception.Failure);
        Assert.Equal(1, model.Server.Stats.Requests);
    }

    [Fact]
    public async Task A_connection_that_is_cut_before_content_is_a_failure_too()
    {
        await using var model = await ModelHarness.StartAsync();
        model.Server.Respond = _ => Good with { Cut = FakeCut.Reset };
        Assert.True(await model.FailAsync() is ModelFailure.Connect or ModelFailure.Incomplete);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task An_error_inside_a_200_is_a_failure(int tokens)
    {
        await using var model = await ModelHarness.StartAsync();
        model.Server.Respond = _ => Good with { Cut = FakeCut.Error, CutAfterTokens = tokens };
        Assert.Equal(ModelFailure.ErrorInStream, await model.FailAsync());
    }

    [Fact]
    public async Task A_rate_limit_as_the_first_event_is_retried_as_one()
    {
        await using var model = await ModelHarness.StartAsync();
        model.Server.Enqueue(Good with { Cut = FakeCut.Error, ErrorCode = "rate_limit_exceeded" }, Good);
        Assert.Equal("one two three", await model.AskAsync());
    }

    [Theory]
    [InlineData("data: {no json at all")]
    [InlineData("data: {\"choices\":[{]}")]
    public async Task Garbage_is_a_failure_of_its_own(string line)
    {
        await using var model = await ModelHarness.StartAsync();
        model.Server.Respond = _ => Good with { CutAfterTokens = 1, RawLines = [line, ""] };
        Assert.Equal(ModelFailure.Malformed, await model.FailAsync());
    }

    [Theory]
    [InlineData(": a comment")]
    [InlineData("event: ping")]
    [InlineData("retry: 100")]
    [InlineData("data: {\"choices\":[]}")]
    [InlineData("data: {\"id\":\"x\",\"choices\":[{\"index\":0,\"delta\":{\"content\":null},\"finish_reason\":null}]}")]
    public async Task What_the_format_allows_changes_nothing(string line)
    {
        await using var model = await ModelHarness.StartAsync();
        model.Server.Respond = _ => Good with { CutAfterTokens = 1, RawLines = [line, ""] };
        Assert.Equal("one two three", await model.AskAsync());
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_garbage()
    {
        await using var model = await ModelHarness.StartAsync();
        byte[] broken = [.. "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\""u8, 0xC3, 0x28, .. "\"}}]}\n\n"u8];
        model.Server.Respond = _ => Good with { CutAfterTokens = 1, RawBytes = broken };
        Assert.Equal(ModelFailure.Malformed, await model.FailAsync());
    }

    [Fact]
    public async Task A_line_beyond_all_bounds_is_refused()
    {
        await using var model = await ModelHarness.StartAsync();
        model.Server.Respond = _ => Good with { RawLines = ["data: " + new string('x', 1_000_000), ""] };
        Assert.Equal(ModelFailure.Oversized, await model.FailAsync());
    }

    [Fact]
    public async Task An_endless_answer_is_cut_off_and_its_request_aborted()
    {
        await using var model = await ModelHarness.StartAsync();
        model.Server.Respond = _ => Good with { Cut = FakeCut.Endless };
        Assert.Equal(ModelFailure.Oversized, await model.FailAsync());
        await Eventually.HoldsAsync(() => model.Server.Stats.Aborted == 1);
    }

    [Theory]
    [InlineData("<html>Welcome to the hotel's network</html>", "text/html")]
    [InlineData("", "text/event-stream")]
    [InlineData("{\"error\":{\"message\":\"x\"}}", "application/json")]
    public async Task A_page_in_place_of_an_answer_is_a_failure(string body, string type)
    {
        await using var model = await ModelHarness.StartAsync();
        model.Server.Respond = _ => new FakeReply { Body = body, ContentType = type };
        Assert.Equal(ModelFailure.Incomplete, await model.FailAsync());
    }
}
