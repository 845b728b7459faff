using System.Runtime.CompilerServices;
using SyncInterview.Common.V1;
using SyncInterview.Llm.Models;
using SyncInterview.Llm.Prompting;

namespace SyncInterview.Llm.Interviewing;

/// <summary>One model's reply: all up to its first speakable sentence in one step, then what follows as it comes.</summary>
internal sealed class ModelReply(
    ConfiguredModel model, Func<Prompt> prompt, string purpose, bool wantsQuestion, LlmMetrics metrics, TimeProvider time)
{
    // A spoken reply is far shorter; a model that goes on is not answering.
    private const int LongestReply = 8000;

    private readonly ReplySplitter _splitter = new(wantsQuestion);
    private Generation? _generation;
    private long _start;
    private int _isLearned;

    /// <summary>The model.</summary>
    public ConfiguredModel Model => model;

    /// <summary>What it is for, as metrics name it.</summary>
    public string Purpose => purpose;

    /// <summary>What it said; complete once the steps are.</summary>
    public SpokenReply Said => new(_splitter.Reply, _splitter.Question);

    /// <summary>Where it came from; complete once the steps are. Only for a reply that was asked for.</summary>
    public Provenance Provenance => _generation?.Provenance ?? throw new InvalidOperationException("Not asked for.");

    /// <summary>
    /// Asks for it. Fails with <see cref="ModelException"/> unless it is complete, and has words.
    /// </summary>
    public async IAsyncEnumerable<ReplyStep> StepsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _start = time.GetTimestamp();
        _generation = new Generation(model, prompt(), purpose, metrics, time);
        var opening = new ReplyOpening();
        var isOpen = false;
        await foreach (var text in _generation.TextAsync(cancellationToken))
        {
            var pieces = _splitter.Append(text);
            if (_splitter.Reply.Length + _splitter.Question.Length > LongestReply)
                throw new ModelException(ModelFailure.Oversized);
            if (isOpen && pieces.Count > 0)
                yield return new(pieces, Restarts: false);
            if (isOpen || !opening.Add(pieces))
                continue;
            isOpen = true;
            Learn();
            yield return new(opening.Pieces, Restarts: false);
        }

        var last = _splitter.Complete();
        if (_splitter.Reply.Length + _splitter.Question.Length == 0)
            throw new ModelException(ModelFailure.Empty);
        if (!isOpen)
            Learn();
        IReadOnlyList<ReplyPiece> unsaid = isOpen || _splitter.Restarts ? last : [.. opening.Pieces, .. last];
        if (unsaid.Count > 0)
            yield return new(unsaid, isOpen && _splitter.Restarts);
    }

    /// <summary>Remembers how long the first sentence took, or took at least; later calls change nothing.</summary>
    public void Learn()
    {
        if (Interlocked.Exchange(ref _isLearned, 1) == 1)
            return;
        var took = time.GetElapsedTime(_start);
        model.FirstSentence.Add(took);
        metrics.FirstSentence(purpose, model.Name, took);
    }
}
