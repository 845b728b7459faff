using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace SyncInterview.Testing.FakeOpenAi;

/// <summary>Plays one script on one response.</summary>
internal sealed class FakeAnswer(HttpContext http, FakeRequest request, FakeReply reply, TimeProvider time, Action tokenSent)
{
    private readonly CancellationToken _aborted = http.RequestAborted;

    public async Task PlayAsync()
    {
        await DelayAsync(reply.DelayToHeaders);
        http.Response.StatusCode = (int)reply.Status;
        if (reply.RetryAfter is { } retryAfter)
            http.Response.Headers.RetryAfter = retryAfter;
        if (reply.Location is { } location)
            http.Response.Headers.Location = location;
        http.Response.ContentType = reply.ContentType
            ?? (request.IsStreamed && reply.Status == HttpStatusCode.OK ? "text/event-stream" : "application/json");
        if (reply.Body is { } body)
            await http.Response.WriteAsync(body, _aborted);
        else if (reply.Status != HttpStatusCode.OK)
            await http.Response.WriteAsync(FakeCompletionJson.Error("scripted", "The script says so."), _aborted);
        else if (request.IsStreamed)
            await StreamAsync();
        else
            await AnswerWholeAsync();
    }

    private async Task AnswerWholeAsync()
    {
        await DelayAsync(reply.DelayToFirstToken + (reply.DelayPerToken * reply.Tokens.Count));
        var json = reply.Cut == FakeCut.Error
            ? FakeCompletionJson.Error(reply.ErrorCode, "The script says so.")
            : FakeCompletionJson.Whole(request.Model, reply, Finish);
        await http.Response.WriteAsync(json, _aborted);
    }

    private async Task StreamAsync()
    {
        await http.Response.Body.FlushAsync(_aborted);
        await DelayAsync(reply.DelayToFirstToken);
        for (var i = 0; i < reply.Tokens.Count; i++)
        {
            if (await IsCutAsync(i))
                return;
            if (i > 0)
                await DelayAsync(reply.DelayPerToken);
            await SendTokenAsync(reply.Tokens[i]);
        }

        if (await IsCutAsync(reply.Tokens.Count))
            return;
        await SendCallsAsync();
        await SendAsync(FakeCompletionJson.Finish(request.Model, Finish));
        if (request.WantsUsage && reply.Usage is { } usage)
            await SendAsync(FakeCompletionJson.UsageOnly(request.Model, usage));
        await SendAsync("[DONE]");
    }

    private string Finish => reply.FinishReason ?? (reply.ToolCalls.Count > 0 ? "tool_calls" : "stop");

    private async Task SendCallsAsync()
    {
        for (var i = 0; i < reply.ToolCalls.Count; i++)
        {
            var arguments = reply.ToolCalls[i].ArgumentsJson;
            await SendAsync(FakeCompletionJson.CallStart(request.Model, i, reply.ToolCalls[i], arguments[..(arguments.Length / 2)]));
            await SendAsync(FakeCompletionJson.CallRest(request.Model, i, arguments[(arguments.Length / 2)..]));
        }
    }

    // Whether the script ends here.
    private async Task<bool> IsCutAsync(int tokensSent)
    {
        if (tokensSent != reply.CutAfterTokens)
            return false;
        foreach (var line in reply.RawLines)
            await http.Response.WriteAsync(line + "\n", _aborted);
        await http.Response.Body.WriteAsync(reply.RawBytes, _aborted);
        switch (reply.Cut)
        {
            case FakeCut.None:
                return false;
            case FakeCut.Stall:
                await Task.Delay(Timeout.InfiniteTimeSpan, _aborted);
                return true;
            case FakeCut.Reset:
                await reply.ResetWhen.WaitAsync(_aborted);
                http.Abort();
                return true;
            case FakeCut.Error:
                await SendAsync(FakeCompletionJson.Error(reply.ErrorCode, "The script says so."));
                return true;
            case FakeCut.Endless:
                while (true)
                {
                    _aborted.ThrowIfCancellationRequested();
                    await SendTokenAsync("and so on ");
                }

            default:
                return true;
        }
    }

    private async Task SendTokenAsync(string token)
    {
        await SendAsync(FakeCompletionJson.Token(request.Model, token));
        tokenSent();
    }

    private async Task SendAsync(string data)
    {
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"data: {data}\n\n"), _aborted);
        await http.Response.Body.FlushAsync(_aborted);
    }

    private Task DelayAsync(TimeSpan delay) => delay > TimeSpan.Zero ? Task.Delay(delay, time, _aborted) : Task.CompletedTask;
}
