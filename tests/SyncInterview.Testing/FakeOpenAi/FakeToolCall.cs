namespace SyncInterview.Testing.FakeOpenAi;

/// <summary>A call the fake model asks for.</summary>
/// <param name="Id">Id of the call.</param>
/// <param name="Name">Name of the tool.</param>
/// <param name="ArgumentsJson">Arguments, valid JSON or not. Streamed in two pieces.</param>
public sealed record FakeToolCall(string Id, string Name, string ArgumentsJson);
