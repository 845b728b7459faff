namespace Grpc.Core;

/// <summary>Decides, after the usual checks of TLS, whether to talk to that peer.</summary>
public delegate bool VerifyPeerCallback(VerifyPeerContext context);
