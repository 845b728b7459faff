namespace SyncInterview.Bench.Load;

/// <summary>What a turn is there to show.</summary>
internal enum TurnKind
{
    /// <summary>A quick model and a `final` with words that no chunk had: the reply has to be asked for, and comes in time.</summary>
    Definitive,

    /// <summary>The same with a model that is too late for every deadline.</summary>
    Slow,

    /// <summary>A quick model, and a last chunk that has all words a second before `final`: a reply can be there already.</summary>
    Promotable,

    /// <summary>
    /// A model whose latency is drawn, and speech as it comes: a breath in the middle, and a `final` that mostly brings no new words.
    /// </summary>
    Drawn,
}
