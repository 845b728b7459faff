using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;
using SyncInterview.Bench.Pacing;

namespace SyncInterview.Bench.Model;

/// <summary>
/// A model that costs next to nothing: OpenAI's streamed chat completions over HTTP/1.1, each token with the moment of its writing in it.
/// </summary>
internal sealed class ModelServer(Pacer pacer, double tokensPerSecond, int seed)
{
    private const int PromptTokens = 2000;

    private const string Event = """data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"bench","choices":[""";

    private static readonly byte[] TokenStart = Encoding.UTF8.GetBytes(Event + """{"index":0,"delta":{"content":""" + "\"");

    private static readonly byte[] TokenEnd = "\"},\"finish_reason\":null}]}\n\n"u8.ToArray();

    private static readonly byte[] Finish = Encoding.UTF8.GetBytes(Event + """{"index":0,"delta":{},"finish_reason":"stop"}]}""" + "\n\n");

    private static readonly byte[] Done = "data: [DONE]\n\n"u8.ToArray();

    private readonly long _interval = (long)(Monotonic.Second / tokensPerSecond);
    private readonly ModelCounters _counters = new();
    private long _calls;

    /// <summary>The counts so far.</summary>
    public ModelStats Stats => _counters.Read();

    /// <summary>Answers one call.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        var arrived = Monotonic.Now;
        var request = await ReadAsync(http);
        _counters.Started(request);
        http.Response.ContentType = "text/event-stream";
        var sent = 0;
        try
        {
            await http.Response.StartAsync(http.RequestAborted);
            var due = arrived + Monotonic.Nanoseconds(Thinking.Of(request, seed));
            var tokens = (request.Tempo ?? Tempo.Unmarked).Tokens;
            foreach (var piece in Completion.Write(request, tokens, Interlocked.Increment(ref _calls)))
            {
                await pacer.UntilAsync(due, http.RequestAborted);
                WriteToken(http.Response.BodyWriter, piece);
                await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
                sent++;
                due += _interval;
            }

            await EndAsync(http, sent);
            _counters.Ended(request, sent, isComplete: true);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            _counters.Ended(request, sent, isComplete: false);
        }
    }

    private static async Task<ModelRequest> ReadAsync(HttpContext http)
    {
        while (true)
        {
            var read = await http.Request.BodyReader.ReadAsync(http.RequestAborted);
            if (!read.IsCompleted)
            {
                http.Request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var length = (int)read.Buffer.Length;
            var body = ArrayPool<byte>.Shared.Rent(length);
            read.Buffer.CopyTo(body);
            var request = ModelRequest.Read(body.AsSpan(0, length));
            ArrayPool<byte>.Shared.Return(body);
            http.Request.BodyReader.AdvanceTo(read.Buffer.End);
            return request;
        }
    }

    private static void WriteToken(IBufferWriter<byte> body, Piece piece)
    {
        body.Write(TokenStart);
        Encoding.UTF8.GetBytes(piece.Before, body);
        if (piece.IsStamped)
            Encoding.UTF8.GetBytes(TokenStamp.Of(Monotonic.Now), body);
        Encoding.UTF8.GetBytes(piece.After, body);
        body.Write(TokenEnd);
    }

    private static async Task EndAsync(HttpContext http, int tokens)
    {
        var usage = $"],\"usage\":{{\"prompt_tokens\":{PromptTokens},\"completion_tokens\":{tokens},\"total_tokens\":{PromptTokens + tokens}}}}}";
        var body = http.Response.BodyWriter;
        body.Write(Finish);
        Encoding.UTF8.GetBytes(Event + usage + "\n\n", body);
        body.Write(Done);
        await body.FlushAsync(http.RequestAborted);
    }
}
