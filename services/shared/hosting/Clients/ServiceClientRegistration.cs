using Google.Protobuf.Reflection;

namespace SyncInterview.Hosting.Clients;

/// <summary>A generated client that was registered.</summary>
/// <param name="ServiceName">The service it calls, for example <c>llm</c>.</param>
/// <param name="Descriptor">The gRPC service it speaks.</param>
internal sealed record ServiceClientRegistration(string ServiceName, ServiceDescriptor Descriptor);
