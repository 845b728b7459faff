using System.Net;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1;
using SyncInterview.Documents.V1;
using SyncInterview.Edge.Tests.Kit;
using SyncInterview.Interviews.V1;
using SyncInterview.Llm.V1;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace SyncInterview.Edge.Tests;

public sealed class HealthAndReflectionTests(StartedEdge started) : IClassFixture<StartedEdge>
{
    private readonly EdgeHost _edge = started.Edge;

    [Fact]
    public async Task Health_of_a_service_is_what_that_service_says()
    {
        // The probe behind serves interviews and documents, and knows of no models.
        Assert.Equal(ServingStatus.Serving, await HealthAsync(InterviewService.Descriptor.FullName));
        Assert.Equal(ServingStatus.Serving, await HealthAsync(DocumentService.Descriptor.FullName));
        Assert.Equal(ServingStatus.NotServing, await HealthAsync(LlmService.Descriptor.FullName));
    }

    [Fact]
    public async Task Health_of_a_service_that_is_not_public_is_NOT_FOUND()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(() => HealthAsync("syncinterview.secret.v1.SecretService"));
        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
    }

    [Fact]
    public async Task Health_can_be_asked_over_gRPC_Web()
    {
        var question = Wire.Frame(new HealthCheckRequest { Service = InterviewService.Descriptor.FullName });
        using var response = await _edge.Http.SendAsync(
            Wire.Web("/grpc.health.v1.Health/Check", new ByteArrayContent(question), "application/grpc-web"));

        byte[] expected =
            [.. Wire.Frame(new HealthCheckResponse { Status = ServingStatus.Serving }), 0x80, 0, 0, 0, 16, .. "grpc-status: 0\r\n"u8];
        Assert.Equal(expected, await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Plain_HTTP_tells_that_the_edge_lives_and_whether_all_behind_it_serve()
    {
        using var live = await _edge.Http.GetAsync("/health/live");
        using var ready = await _edge.Http.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("\"llm\":{\"status\":\"Unhealthy\"", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reflection_lists_the_public_services_and_describes_them()
    {
        using var call = new ServerReflection.ServerReflectionClient(_edge.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "*" });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(
            [
                "grpc.health.v1.Health",
                "grpc.reflection.v1.ServerReflection",
                "grpc.reflection.v1alpha.ServerReflection",
                "syncinterview.analysis.v1.AnalysisService",
                "syncinterview.documents.v1.DocumentService",
                "syncinterview.interview.v1.InterviewService",
                "syncinterview.llm.v1.LlmService",
            ],
            call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name));

        await call.RequestStream.WriteAsync(new ServerReflectionRequest { FileContainingSymbol = InterviewService.Descriptor.FullName });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.NotEmpty(call.ResponseStream.Current.FileDescriptorResponse.FileDescriptorProto);
    }

    private async Task<ServingStatus> HealthAsync(string service) =>
        (await new Health.HealthClient(_edge.Channel).CheckAsync(new HealthCheckRequest { Service = service })).Status;
}
