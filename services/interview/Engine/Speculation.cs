using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Engine;

/// <summary>A definitive reply that was started on a guess and is held back.</summary>
/// <param name="Attempt">Its call.</param>
/// <param name="Heard">The utterance it replies to.</param>
/// <param name="Spoken">The same as heard: without case, punctuation and hesitations.</param>
/// <param name="CoversThrough">Last client sequence in it.</param>
/// <param name="Next">The question it ends with; null: none.</param>
/// <param name="Raw">Text that has come, from the first sentence on.</param>
/// <param name="Whole">The reply once it is complete.</param>
internal sealed record Speculation(
    int Attempt,
    string Heard,
    string Spoken,
    long CoversThrough,
    NextQuestion? Next,
    string Raw,
    ReplyReady? Whole);
