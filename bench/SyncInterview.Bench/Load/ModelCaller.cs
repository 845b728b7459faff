using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using SyncInterview.Bench.Model;

namespace SyncInterview.Bench.Load;

/// <summary>
/// Asks the fake model with as little code as can be: the floor for whatever stands between a client and a model. The prompt is about as
/// long as the product's.
/// </summary>
internal sealed class ModelCaller(Uri model) : IDisposable
{
    private static readonly string Documents = string.Concat(Enumerable.Repeat("Designed and led the build of a payments ledger. ", 120));

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>The answer's tokens as they come. Fails where the answer breaks off.</summary>
    public async IAsyncEnumerable<string> AskAsync(string answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(model, "/v1/chat/completions")) { Content = Body(answer) };
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
            throw new HttpRequestException($"The model answered {(int)response.StatusCode}.");
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken), Encoding.UTF8);
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line == "data: [DONE]")
                yield break;
            if (ContentOf(line) is { } content)
                yield return content;
        }

        throw new HttpRequestException("The model's answer broke off.");
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    // The fake model's tokens hold no escapes but that of a line break.
    private static string? ContentOf(string line)
    {
        const string Before = "\"content\":\"";
        var start = line.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        return start < Before.Length ? null : line[start..line.IndexOf('"', start)].Replace("\\n", "\n", StringComparison.Ordinal);
    }

    private static ByteArrayContent Body(string answer)
    {
        var json = $"{{\"model\":\"{ModelRequest.Main}\",\"stream\":true,\"messages\":[{{\"role\":\"user\",\"content\":"
            + $"\"{Documents} The answer: {answer} Write the reply and, if a question is wanted, the question.\"}}]}}";
        var body = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return body;
    }
}
