namespace Grpc.Core;

/// <summary>Carries deadline and cancellation of a call to calls made on its behalf. What is in it is the server's business.</summary>
public abstract class ContextPropagationToken;
