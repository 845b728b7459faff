using System.Net;
using Google.Protobuf.Reflection;
using Grpc.Core;
using SyncInterview.Edge.Methods;
using SyncInterview.Edge.Tests.Kit;
using SyncInterview.Events.V1;
using SyncInterview.Llm.V1;

namespace SyncInterview.Edge.Tests;

public sealed class AccessTests
{
    /// <summary>Every method that any proto of the suite declares.</summary>
    public static TheoryData<string> Declared => new(Methods().Select(method => $"/{method.Service.FullName}/{method.Name}"));

    public static TheoryData<string> Internal =>
        new(PublicMethods.All.Where(rule => rule.Access == AccessRule.Internal).Select(rule => rule.Path));

    [Theory]
    [MemberData(nameof(Declared))]
    public void Every_method_has_a_rule(string path) => Assert.NotNull(PublicMethods.Find(path));

    [Fact]
    public void Every_rule_is_of_a_declared_method_or_of_a_standard_service()
    {
        var declared = Methods().Select(method => $"/{method.Service.FullName}/{method.Name}").ToHashSet();
        var others = PublicMethods.All.Select(rule => rule.Path).Where(path => !declared.Contains(path));
        Assert.All(others, path => Assert.StartsWith("/grpc.", path, StringComparison.Ordinal));
    }

    [Fact]
    public void A_method_without_a_rule_stops_the_start_by_name()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => PublicMethods.RulesOf(
            LlmService.Descriptor, "llm", [new("ListModels", AccessRule.Caller, null)]));
        Assert.Contains("StreamReply", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_without_a_method_stops_the_start_by_name()
    {
        var entries = LlmService.Descriptor.Methods.Select(method => new PublicMethods.Entry(method.Name, AccessRule.Internal, null));
        var failure = Assert.Throws<InvalidOperationException>(() => PublicMethods.RulesOf(
            LlmService.Descriptor, "llm", [.. entries, new("Gossip", AccessRule.Internal, null)]));
        Assert.Contains("Gossip", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_the_models_only_their_list_is_public() => Assert.Equal(
        ["ListModels"],
        PublicMethods.All.Where(rule => rule.Upstream == "llm" && rule.Access != AccessRule.Internal).Select(rule => rule.Method));

    [Fact]
    public void What_gRPC_Web_cannot_carry_names_what_does_the_same() => Assert.All(
        PublicMethods.All.Where(rule => rule is { ClientStreams: true, Upstream: not null }),
        rule => Assert.NotNull(rule.WebInstead));

    [Theory]
    [MemberData(nameof(Internal))]
    [InlineData("/syncinterview.llm.v1.LlmService/Gossip")]
    [InlineData("/syncinterview.llm.v1.LlmService/listmodels")]
    [InlineData("/syncinterview.llm.v1.LlmService/ListModels/")]
    [InlineData("/dapr.proto.runtime.v1.AppCallback/OnTopicEvent")]
    [InlineData("/nobody.Knows/This")]
    public async Task What_is_not_public_is_UNIMPLEMENTED_over_gRPC_and_gRPC_Web_and_reaches_no_service(string path)
    {
        var reached = false;
        await using var upstream = await RawUpstream.StartAsync(_ =>
        {
            reached = true;
            return Task.CompletedTask;
        });
        await using var edge = await EdgeHost.StartAsync(upstream.Address);
        using var client = new HttpClient();

        using var native = await client.SendAsync(Wire.Native(edge.GrpcAddress, path, Wire.Frame([])));
        using var web = await edge.Http.SendAsync(Wire.Web(path, new ByteArrayContent(Wire.Frame([])), "application/grpc-web"));

        foreach (var response in new[] { native, web })
        {
            var status = await Wire.StatusAsync(response);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal((StatusCode.Unimplemented, "NOT_ALLOWED", true), (status.Code, status.Reason, status.InHeaders));
        }

        Assert.False(reached);
    }

    private static IEnumerable<MethodDescriptor> Methods() =>
        typeof(EventsReflection).Assembly.GetTypes()
            .Select(type => type.GetProperty("Descriptor")?.GetMethod)
            .Select(getter => getter is { IsStatic: true } ? getter.Invoke(null, null) as FileDescriptor : null)
            .OfType<FileDescriptor>()
            .Where(file => file.Package.StartsWith("syncinterview.", StringComparison.Ordinal))
            .SelectMany(file => file.Services)
            .SelectMany(service => service.Methods);
}
