using Grpc.Core;

namespace SyncInterview.Edge.Tests.Kit;

/// <summary>How a call ended on the wire.</summary>
internal sealed record WireStatus(StatusCode Code, string Message, string Reason, bool InHeaders);
