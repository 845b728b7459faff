namespace SyncInterview.Analysis.Text;

/// <summary>A sentence of a text.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Tokens">Its words.</param>
internal sealed record Sentence(Stretch At, IReadOnlyList<Token> Tokens)
{
    /// <summary>Equal for sentences that say the same words, whatever their punctuation.</summary>
    public string Key { get; } = string.Join(' ', Tokens.Select(token => token.Word));
}
