using System.Runtime.CompilerServices;
using SyncInterview.Llm.Interviewing;
using SyncInterview.Llm.Options;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Offline;

/// <summary>Makes the offline interviewer as slow as a model, for demonstrations, where the settings ask for it.</summary>
internal sealed class OfflinePace(OfflineOptions options, TimeProvider time)
{
    private readonly PaceOptions _main = options;
    private readonly PaceOptions _mini = new()
    {
        FirstTokenMedian = options.Mini.FirstTokenMedian ?? options.FirstTokenMedian,
        FirstTokenSpread = options.Mini.FirstTokenSpread ?? options.FirstTokenSpread,
        TokensPerSecond = options.Mini.TokensPerSecond ?? options.TokensPerSecond,
    };

    /// <summary>Whether a latency is set for the role.</summary>
    public bool IsSlow(ModelRole role) => Of(role) is { FirstTokenMedian: not null } or { TokensPerSecond: not null };

    /// <summary>How long the first word of the text is waited for.</summary>
    public TimeSpan FirstToken(ModelRole role, string text, InterviewContext context)
    {
        if (Of(role).FirstTokenMedian is not { } median)
            return TimeSpan.Zero;
        var random = new SeededRandom(SeededRandom.Mix((ulong)context.Seed, SeededRandom.Hash(text)));
        return median * Math.Exp((Of(role).FirstTokenSpread ?? 0) * random.NextNormal());
    }

    /// <summary>Waits as long as a model would to say the text as a whole.</summary>
    public async Task WaitForAsync(ModelRole role, string text, InterviewContext context, CancellationToken cancellationToken)
    {
        var words = text.Count(character => character == ' ');
        await DelayAsync(FirstToken(role, text, context) + (PerToken(role) * words), cancellationToken);
    }

    /// <summary>A reply word by word, in the role's pace.</summary>
    public async IAsyncEnumerable<ReplyPiece> WordsAsync(
        ModelRole role, SpokenReply said, InterviewContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wait = FirstToken(role, said.Reply + said.Question, context);
        foreach (var word in Words(said))
        {
            await DelayAsync(wait, cancellationToken);
            wait = PerToken(role);
            yield return word;
        }
    }

    /// <summary>A reply word by word, each with the white space behind it.</summary>
    public static IEnumerable<ReplyPiece> Words(SpokenReply said)
    {
        foreach (var (part, text) in new[] { (ReplyPart.Reply, said.Reply), (ReplyPart.Question, said.Question) })
        {
            for (var at = 0; at < text.Length;)
            {
                var end = text.IndexOf(' ', at) + 1;
                end = end == 0 ? text.Length : end;
                yield return new(part, text[at..end]);
                at = end;
            }
        }
    }

    private PaceOptions Of(ModelRole role) => role == ModelRole.Mini ? _mini : _main;

    private TimeSpan PerToken(ModelRole role) =>
        Of(role).TokensPerSecond is { } rate ? TimeSpan.FromSeconds(1 / rate) : TimeSpan.Zero;

    private Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) =>
        delay > TimeSpan.Zero ? Task.Delay(delay, time, cancellationToken) : Task.CompletedTask;
}
