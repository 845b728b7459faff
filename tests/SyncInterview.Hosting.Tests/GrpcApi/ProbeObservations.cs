using System.Collections.Concurrent;

namespace SyncInterview.Hosting.Tests.GrpcApi;

/// <summary>What the probe service saw of its calls, by the test's own call id.</summary>
public sealed class ProbeObservations
{
    /// <summary>The request header that carries a call id.</summary>
    public const string CallIdHeader = "probe-call-id";

    private readonly ConcurrentDictionary<string, CallObservation> _calls = new();

    /// <summary>The observation of that call, made by whichever side asks first.</summary>
    public CallObservation Of(string callId) => _calls.GetOrAdd(callId, _ => new CallObservation());
}
