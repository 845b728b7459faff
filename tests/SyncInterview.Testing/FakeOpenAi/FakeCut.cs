namespace SyncInterview.Testing.FakeOpenAi;

/// <summary>How a streamed answer of the fake endpoint goes wrong, after <see cref="FakeReply.CutAfterTokens"/> tokens.</summary>
public enum FakeCut
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>Nothing more is sent, and the connection stays open until the client gives up.</summary>
    Stall,

    /// <summary>The connection is cut, once <see cref="FakeReply.ResetWhen"/> is complete.</summary>
    Reset,

    /// <summary>The response ends properly, but without a finish reason or <c>[DONE]</c>.</summary>
    EndEarly,

    /// <summary>An error object is sent as an event, then the response ends properly.</summary>
    Error,

    /// <summary>Tokens are sent without end.</summary>
    Endless,
}
