namespace SyncInterview.Hosting.Tests.GrpcApi;

/// <summary>Something that one assembly has and another binds to: a type, or with a signature a member of it.</summary>
public sealed record BoundMember(string Assembly, string Type, string? Signature = null)
{
    /// <summary>In one line.</summary>
    public override string ToString() => $"[{Assembly}]{Type}{(Signature is null ? "" : $" :: {Signature}")}";
}
