using SyncInterview.Edge.Identity;
using SyncInterview.Edge.Methods;

namespace SyncInterview.Edge;

/// <summary>A call that the gate let in.</summary>
/// <param name="Rule">Its method.</param>
/// <param name="Caller">Who calls; null for a method that takes everybody.</param>
/// <param name="Arrived">Time stamp of its arrival, from which its deadline counts.</param>
internal sealed record AdmittedCall(MethodRule Rule, Caller? Caller, long Arrived);
