namespace Grpc.Core.Interceptors;

/// <summary>Stands around calls, on a client or a server. Override what is of interest; the rest passes through.</summary>
public abstract partial class Interceptor;
