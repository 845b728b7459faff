using System.Text.RegularExpressions;
using SyncInterview.Contracts.Kit;
using SyncInterview.Hosting;

namespace SyncInterview.Contracts.Repository;

public sealed partial class TyeTests
{
    [Fact]
    public void Every_service_is_listed_with_its_project_and_its_default_ports()
    {
        var services = Service().Matches(Checkout.Read("tye.yaml")).ToDictionary(match => match.Groups["name"].Value);

        Assert.Equal(["analysis", "documents", "edge", "interview", "llm"], services.Keys.Order(StringComparer.Ordinal));
        Assert.All(services, service =>
        {
            var ports = DefaultPorts.Of(service.Key);
            Assert.True(File.Exists(Path.Combine(Checkout.Root, service.Value.Groups["project"].Value)));
            Assert.Equal($"{ports?.Grpc}", service.Value.Groups["grpc"].Value);
            Assert.Equal($"{ports?.Http}", service.Value.Groups["http"].Value);
            Assert.Equal($"{ports?.Http}", service.Value.Groups["probe"].Value);
        });
    }

    [GeneratedRegex(
        @"- name: (?<name>\w+)\s+project: (?<project>\S+)\s+bindings:\s+" +
        @"- \{ name: grpc, protocol: http, port: (?<grpc>\d+) \}\s+- \{ name: http, protocol: http, port: (?<http>\d+) \}\s+" +
        @"liveness: \{ http: \{ path: /health/live, port: (?<probe>\d+) \}")]
    private static partial Regex Service();
}
