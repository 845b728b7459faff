namespace Grpc.Core;

/// <summary>The peer to decide on.</summary>
public sealed class VerifyPeerContext(string targetName, string peerPem)
{
    /// <summary>The name that the channel was made for.</summary>
    public string TargetName { get; } = targetName;

    /// <summary>The peer's certificate, PEM encoded.</summary>
    public string PeerPem { get; } = peerPem;
}
