using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using SyncInterview.Analysis.Storage;
using SyncInterview.Analysis.Store.V1;
using SyncInterview.Analysis.V1;
using SyncInterview.Documents.V1;
using SyncInterview.Hosting;

namespace SyncInterview.Analysis.Matching;

/// <summary>Makes and gets matches. The same versions of the same documents have one match, however often it is asked for.</summary>
internal sealed class MatchMaking(DocumentPairReader documents, MatchStore store)
{
    private const string Collection = "matches";
    private const int IdBytes = 16;

    /// <summary>The match of two documents.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT; and as <see cref="DocumentPairReader.GetAsync"/>.</exception>
    public async Task<Match> MakeAsync(MatchDocumentsRequest request, string owner, CallOptions call)
    {
        new FieldRules()
            .Name("resume", request.Resume, "documents")
            .Name("job_description", request.JobDescription, "documents")
            .ThrowIfAny();
        var resume = await documents.GetAsync(request.Resume, DocumentKind.Resume, call);
        var job = await documents.GetAsync(request.JobDescription, DocumentKind.JobDescription, call);
        var id = IdOf(owner, resume, job);
        if (await store.FindAsync(id, owner, call.CancellationToken) is { } known)
            return known.Match;
        var input = new MatchInput(resume, await documents.GetTextAsync(resume, call), job, await documents.GetTextAsync(job, call));
        var match = ResumeMatcher.Match(input);
        match.Name = $"{Collection}/{id}";
        var record = new MatchRecord { Match = match, Owner = owner, Skills = { SkillVocabulary.Of(input) } };
        await store.AddAsync(id, record, call.CancellationToken);
        return match;
    }

    /// <summary>A match by its name.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT, NOT_FOUND.</exception>
    public async Task<Match> GetAsync(string name, string owner, CancellationToken cancellationToken)
    {
        new FieldRules().Name("name", name, Collection).ThrowIfAny();
        ResourceName.TryParse(name, Collection, out var id);
        return (await store.FindAsync(id!, owner, cancellationToken))?.Match ?? throw RpcErrors.NotFound("Match", name);
    }

    // Everything a match depends on: whose it is, which version of which documents, and the formula.
    private static string IdOf(string owner, Document resume, Document job)
    {
        var parts = new[] { MatchFormula.Version, owner, resume.Name, resume.Sha256, resume.Etag, job.Name, job.Sha256, job.Etag };
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
        return Convert.ToHexStringLower(hash.AsSpan(0, IdBytes));
    }
}
