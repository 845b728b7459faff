using System.Collections.Frozen;
using SyncInterview.Analysis.V1;
using SyncInterview.Documents.V1;
using SyncInterview.Interviews.V1;
using SyncInterview.Llm.V1;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace SyncInterview.Edge.Methods;

/// <summary>
/// The one table of what the public door lets through. A method of a suite's service that is not in it stops the start, so that a
/// new one gets a rule on purpose.
/// </summary>
public static class PublicMethods
{
    private static readonly (ServiceDescriptor Descriptor, string Upstream, Entry[] Entries)[] Suite =
    [
        (DocumentService.Descriptor, "documents",
        [
            Caller("UploadDocument", webInstead: "StartUpload with WriteUpload"),
            Caller("StartUpload"),
            Caller("WriteUpload"),
            Caller("GetUpload"),
            Caller("GetDocument"),
            Caller("GetDocumentText"),
            Caller("ListDocuments"),
            Caller("DeleteDocument"),
            Caller("WatchDocument"),
            Caller("CorrectDocument"),
        ]),
        (InterviewService.Descriptor, "interview",
        [
            Caller("CreateInterview"),
            Caller("GetInterview"),
            Caller("ListInterviews"),
            Caller("EndInterview"),
            Caller("GetTranscript"),
            Caller("ReplayInterview"),
            Caller("Converse", webInstead: "Watch with Send"),
            Caller("Watch"),
            Caller("Send"),
        ]),
        (AnalysisService.Descriptor, "analysis",
        [
            Caller("MatchDocuments"),
            Caller("GetMatch"),
            Caller("EvaluateCode"),
            Caller("GetReport"),
            Caller("ListReports"),
            Caller("WatchReport"),
            Caller("RenderReport"),
            Caller("ReplayReport"),
        ]),
        (LlmService.Descriptor, "llm",
        [
            Caller("ListModels"),
            Internal("GenerateOpening"),
            Internal("GenerateTentative"),
            Internal("StreamReply"),
            Internal("GenerateQuestion"),
            Internal("GenerateFillers"),
            Internal("Chat"),
        ]),
    ];

    // What the edge answers itself. Health is for load balancers, which do not log in; a watch and reflection hold a stream open.
    private static readonly (ServiceDescriptor Descriptor, Entry[] Entries)[] Own =
    [
        (Grpc.Health.V1.Health.Descriptor, [Anyone("Check"), Caller("Watch")]),
        (Grpc.Reflection.V1.ServerReflection.Descriptor, [Caller("ServerReflectionInfo")]),
        (Grpc.Reflection.V1Alpha.ServerReflection.Descriptor, [Caller("ServerReflectionInfo")]),
    ];

    private static readonly FrozenDictionary<string, MethodRule> ByPath =
        Suite.SelectMany(row => RulesOf(row.Descriptor, row.Upstream, row.Entries))
            .Concat(Own.SelectMany(row => RulesOf(row.Descriptor, null, row.Entries)))
            .ToFrozenDictionary(rule => rule.Path, StringComparer.Ordinal);

    /// <summary>Every rule.</summary>
    public static IReadOnlyCollection<MethodRule> All => ByPath.Values;

    /// <summary>The suite's services, and the name under which section <c>Services</c> has their address.</summary>
    public static IEnumerable<(ServiceDescriptor Service, string Upstream)> Services => Suite.Select(row => (row.Descriptor, row.Upstream));

    /// <summary>The rule of a path such as <c>/syncinterview.llm.v1.LlmService/ListModels</c>; null when nobody knows it.</summary>
    public static MethodRule? Find(string? path) => path is null ? null : ByPath.GetValueOrDefault(path);

    /// <summary>Joins entries to the methods of a service. Throws when a method has no entry, or an entry no method.</summary>
    internal static IReadOnlyList<MethodRule> RulesOf(ServiceDescriptor service, string? upstream, IReadOnlyCollection<Entry> entries)
    {
        var missing = service.Methods.Select(method => method.Name).Except(entries.Select(entry => entry.Method)).ToArray();
        if (missing.Length > 0)
        {
            throw new InvalidOperationException(
                $"{service.FullName}: no rule in {nameof(PublicMethods)} for {string.Join(", ", missing)}.");
        }

        return [.. entries.Select(RuleOf)];

        MethodRule RuleOf(Entry entry)
        {
            var method = service.FindMethodByName(entry.Method)
                ?? throw new InvalidOperationException(
                    $"{service.FullName}: a rule in {nameof(PublicMethods)} for {entry.Method}, which it does not have.");
            return new MethodRule(service.FullName, method.Name, entry.Access)
            {
                Upstream = upstream,
                ClientStreams = method.IsClientStreaming,
                ServerStreams = method.IsServerStreaming,
                WebInstead = entry.WebInstead,
            };
        }
    }

    private static Entry Anyone(string method) => new(method, AccessRule.Anyone, null);

    private static Entry Caller(string method, string? webInstead = null) => new(method, AccessRule.Caller, webInstead);

    private static Entry Internal(string method) => new(method, AccessRule.Internal, null);

    /// <summary>One line of the table.</summary>
    internal readonly record struct Entry(string Method, AccessRule Access, string? WebInstead);
}
