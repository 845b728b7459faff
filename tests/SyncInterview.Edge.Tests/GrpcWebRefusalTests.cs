using System.Net;
using Grpc.Core;
using SyncInterview.Edge.Tests.Kit;

namespace SyncInterview.Edge.Tests;

public sealed class GrpcWebRefusalTests(StartedEdge started) : IClassFixture<StartedEdge>
{
    private readonly EdgeHost _edge = started.Edge;

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Another_verb_is_405_and_says_which_is_taken(string verb)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), Wire.GetInterview);
        using var response = await _edge.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("application/grpc-web+json")]
    [InlineData("application/grpc-web-text+thrift")]
    [InlineData("application/grpc-websocket")]
    [InlineData("application/grpc")]
    public async Task Another_content_type_is_415(string contentType)
    {
        using var response = await _edge.Http.SendAsync(Wire.Web(Wire.GetInterview, new ByteArrayContent(Wire.Frame([])), contentType));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task No_content_type_is_415()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Wire.GetInterview) { Content = new ByteArrayContent([]) };
        using var response = await _edge.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("/syncinterview.interview.v1.InterviewService/Converse", "Watch with Send")]
    [InlineData("/syncinterview.documents.v1.DocumentService/UploadDocument", "StartUpload with WriteUpload")]
    [InlineData("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", "over gRPC")]
    public async Task A_stream_from_a_browser_is_UNIMPLEMENTED_and_names_what_to_call_instead(string path, string instead)
    {
        using var response = await _edge.Http.SendAsync(Wire.Web(path, new ByteArrayContent(Wire.Frame([])), "application/grpc-web"));
        var status = await Wire.StatusAsync(response);

        Assert.Equal(StatusCode.Unimplemented, status.Code);
        Assert.Contains(instead, status.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/syncinterview.interview.v1.InterviewService")]
    [InlineData("/favicon.ico")]
    public async Task A_path_that_is_no_method_is_404(string path)
    {
        using var response = await _edge.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
