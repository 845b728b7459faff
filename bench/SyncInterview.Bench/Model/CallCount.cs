namespace SyncInterview.Bench.Model;

/// <summary>Calls of one kind.</summary>
/// <param name="Model">Main or mini.</param>
/// <param name="Kind">What was asked for.</param>
/// <param name="Started">Calls received.</param>
/// <param name="Completed">Calls answered to the end.</param>
/// <param name="Aborted">Calls the client gave up.</param>
/// <param name="Tokens">Tokens written.</param>
internal sealed record CallCount(string Model, string Kind, long Started, long Completed, long Aborted, long Tokens);
