namespace SyncInterview.Llm.Offline;

/// <summary>Words of the candidate that are worth taking up.</summary>
/// <param name="Text">As it can stand in a sentence: "the payments ledger", "RabbitMQ".</param>
/// <param name="Score">How telling it is; below <see cref="SalientPhrases.Acceptable"/> it is not offered at all.</param>
internal readonly record struct SalientPhrase(string Text, int Score);
