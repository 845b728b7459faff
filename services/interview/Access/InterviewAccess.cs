using SyncInterview.Hosting;
using SyncInterview.Interviews.Live;
using SyncInterview.Interviews.Records;
using SyncInterview.Interviews.Store.V1;

namespace SyncInterview.Interviews.Access;

/// <summary>Finds interviews for their owners. Somebody else's is not found, in the same words as one that does not exist.</summary>
internal sealed class InterviewAccess(InterviewRecords records, SessionRegistry registry)
{
    private const string Collection = "interviews";

    /// <summary>The id of an interview that the owner may use.</summary>
    /// <param name="field">Path of the field that names it.</param>
    /// <param name="name">The resource name.</param>
    /// <param name="owner">Who asks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT or NOT_FOUND.</exception>
    public async Task<string> IdAsync(string field, string name, string owner, CancellationToken cancellationToken)
    {
        var id = IdOf(field, name);
        if (registry.Find(id) is { } session && session.Owner == owner)
            return id;
        await FindAsync(id, name, owner, cancellationToken);
        return id;
    }

    /// <summary>The record of an interview that the owner may use.</summary>
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT or NOT_FOUND.</exception>
    public async Task<(string Id, InterviewRecord Record)> RecordAsync(
        string field, string name, string owner, CancellationToken cancellationToken)
    {
        var id = IdOf(field, name);
        return (id, await FindAsync(id, name, owner, cancellationToken));
    }

    /// <summary>The answer to a name that leads nowhere.</summary>
    public static Exception NotFound(string name) => RpcErrors.NotFound("Interview", name);

    private static string IdOf(string field, string name)
    {
        new FieldRules().Name(field, name, Collection).ThrowIfAny();
        ResourceName.TryParse(name, Collection, out var id);
        return id!;
    }

    private async Task<InterviewRecord> FindAsync(string id, string name, string owner, CancellationToken cancellationToken) =>
        await records.FindAsync(id, cancellationToken) is { } record && record.Owner == owner ? record : throw NotFound(name);
}
