using Grpc.Core;

namespace SyncInterview.Hosting;

/// <summary>Ties an identity to a call.</summary>
public static class CallIdentityExtensions
{
    private static readonly object Key = typeof(CallIdentity);

    /// <summary>
    /// The call's identity. Throws <see cref="InvalidOperationException"/> where none was established, which is a defect of the host.
    /// </summary>
    public static CallIdentity GetIdentity(this ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.UserState.TryGetValue(Key, out var value) && value is CallIdentity identity
            ? identity
            : throw new InvalidOperationException($"No identity was established for {context.Method}.");
    }

    /// <summary>Establishes the call's identity. Called by whoever authenticated it.</summary>
    public static void SetIdentity(this ServerCallContext context, CallIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.UserState[Key] = identity;
    }
}
