using System.Net;

namespace SyncInterview.Testing.FakeOpenAi;

/// <summary>What the fake endpoint does with one request.</summary>
public sealed record FakeReply
{
    /// <summary>Status. Other than 200, an error object is sent. Default 200.</summary>
    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    /// <summary>Value of <c>Retry-After</c>: seconds, or a date in RFC 1123 form.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Value of <c>Location</c>.</summary>
    public string? Location { get; init; }

    /// <summary>Wait before the response, its headers included.</summary>
    public TimeSpan DelayToHeaders { get; init; }

    /// <summary>Wait before the first token, behind the headers.</summary>
    public TimeSpan DelayToFirstToken { get; init; }

    /// <summary>Wait before each further token.</summary>
    public TimeSpan DelayPerToken { get; init; }

    /// <summary>The text in pieces; each is one event.</summary>
    public IReadOnlyList<string> Tokens { get; init; } = [];

    /// <summary>Calls asked for, behind the text.</summary>
    public IReadOnlyList<FakeToolCall> ToolCalls { get; init; } = [];

    /// <summary>Why it ended. Default <c>stop</c>, or <c>tool_calls</c> where there are any.</summary>
    public string? FinishReason { get; init; }

    /// <summary>Default: counted from words, nothing cached. Null states none.</summary>
    public FakeUsage? Usage { get; init; } = new(100, 0, 20);

    /// <summary>How it goes wrong.</summary>
    public FakeCut Cut { get; init; }

    /// <summary>After how many tokens it goes wrong, or <see cref="RawLines"/> are sent. Default 0: before the first.</summary>
    public int CutAfterTokens { get; init; }

    /// <summary>What <see cref="FakeCut.Reset"/> waits for: a reset overtakes what is still on its way. Default: nothing.</summary>
    public Task ResetWhen { get; init; } = Task.CompletedTask;

    /// <summary>The error object's <c>code</c> for <see cref="FakeCut.Error"/>. Default <c>server_error</c>.</summary>
    public string ErrorCode { get; init; } = "server_error";

    /// <summary>Lines sent as they are in between, each followed by a line feed.</summary>
    public IReadOnlyList<string> RawLines { get; init; } = [];

    /// <summary>Bytes sent as they are behind <see cref="RawLines"/>, for text that is no UTF-8.</summary>
    public ReadOnlyMemory<byte> RawBytes { get; init; }

    /// <summary>The whole body, in place of everything else.</summary>
    public string? Body { get; init; }

    /// <summary>Content type. Default <c>text/event-stream</c> or <c>application/json</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>An answer of this text, split behind each space.</summary>
    public static FakeReply Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf(' ', at) + 1;
            end = end == 0 ? text.Length : end;
            tokens.Add(text[at..end]);
            at = end;
        }

        return new FakeReply { Tokens = tokens };
    }

    /// <summary>A refusal.</summary>
    public static FakeReply Error(HttpStatusCode status, string? retryAfter = null) => new() { Status = status, RetryAfter = retryAfter };
}
