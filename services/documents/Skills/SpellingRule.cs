namespace SyncInterview.Documents.Skills;

/// <summary>When a text that reads like a skill means it.</summary>
internal enum SpellingRule
{
    /// <summary>Always, whatever its case.</summary>
    AnyCase,

    /// <summary>In exactly this case: otherwise it is an ordinary word.</summary>
    ExactCase,

    /// <summary>In exactly this case, and only among words that speak of skills.</summary>
    InContext,

    /// <summary>In exactly this case, and only as an item between certain skills: it is also a name of people or places.</summary>
    InList,
}
