using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;
using Microsoft.AspNetCore.Builder;
using SyncInterview.Hosting.Tests.Kit;
using SyncInterview.Testing;
using Alpha = Grpc.Reflection.V1Alpha;

namespace SyncInterview.Hosting.Tests.Reflection;

public sealed class ReflectionTests
{
    private const string Package = "syncinterview.reflected.v1";

    [Fact]
    public async Task Every_mapped_service_is_listed()
    {
        var answer = await AskAsync(new ServerReflectionRequest { ListServices = "*", Host = "h" });

        Assert.Equal(
            [
                "grpc.health.v1.Health",
                "grpc.reflection.v1.ServerReflection",
                "grpc.reflection.v1alpha.ServerReflection",
                ProbeHost.ServiceName,
                $"{Package}.ReflectedService",
            ],
            answer.ListServicesResponse.Service.Select(service => service.Name));
        Assert.Equal(("h", "*"), (answer.ValidHost, answer.OriginalRequest.ListServices));
    }

    [Theory]
    [InlineData("ReflectedService")]
    [InlineData("ReflectedService.Mirror")]
    [InlineData("MirrorRequest")]
    [InlineData("MirrorRequest.frame")]
    [InlineData("MirrorRequest.content")]
    [InlineData("MirrorRequest.Frame")]
    [InlineData("MirrorRequest.Frame.Shape")]
    [InlineData("MirrorRequest.Frame.SHAPE_ROUND")]
    [InlineData("Finish")]
    [InlineData("FINISH_MATT")]
    [InlineData("note")]
    public async Task The_file_of_a_symbol_comes_first_and_everything_it_depends_on_after_it(string symbol)
    {
        var files = FilesOf(await AskAsync(new ServerReflectionRequest { FileContainingSymbol = $"{Package}.{symbol}" }));

        Assert.Equal("reflected.proto", files[0].Name);
        Assert.Equal(
            ["google/protobuf/descriptor.proto", "probe.proto", "reflected.proto"],
            files.Select(file => file.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Dependencies_of_dependencies_are_told_once_each()
    {
        var files = FilesOf(await AskAsync(new ServerReflectionRequest { FileByFilename = "reflected.proto" }));
        var names = files.Select(file => file.Name).ToList();

        Assert.Equal(names.Distinct(), names);
        Assert.All(files, file => Assert.Subset(names.ToHashSet(), file.Dependency.ToHashSet()));
    }

    [Fact]
    public async Task A_file_that_is_only_depended_on_is_found_by_its_name()
    {
        var files = FilesOf(await AskAsync(new ServerReflectionRequest { FileByFilename = "google/protobuf/descriptor.proto" }));

        Assert.Equal("google/protobuf/descriptor.proto", Assert.Single(files).Name);
    }

    [Fact]
    public async Task The_file_of_an_extension_is_found()
    {
        var files = FilesOf(await AskAsync(new ServerReflectionRequest
        {
            FileContainingExtension = new ExtensionRequest { ContainingType = "google.protobuf.MethodOptions", ExtensionNumber = 50101 },
        }));

        Assert.Equal("reflected.proto", files[0].Name);
    }

    [Theory]
    [InlineData("google.protobuf.MethodOptions", new[] { 50101 })]
    [InlineData("google.protobuf.FileOptions", new int[0])]
    public async Task The_numbers_of_a_messages_extensions_are_told(string type, int[] numbers)
    {
        var answer = await AskAsync(new ServerReflectionRequest { AllExtensionNumbersOfType = type });

        Assert.Equal(type, answer.AllExtensionNumbersResponse.BaseTypeName);
        Assert.Equal(numbers, answer.AllExtensionNumbersResponse.ExtensionNumber);
    }

    public static TheoryData<ServerReflectionRequest> Unanswerable => new()
    {
        new ServerReflectionRequest { FileByFilename = "no/such.proto" },
        new ServerReflectionRequest { FileContainingSymbol = "no.Such" },
        new ServerReflectionRequest { FileContainingSymbol = "" },
        new ServerReflectionRequest { FileContainingExtension = new ExtensionRequest { ContainingType = "no.Such", ExtensionNumber = 1 } },
        new ServerReflectionRequest
        {
            FileContainingExtension = new ExtensionRequest { ContainingType = "google.protobuf.MethodOptions", ExtensionNumber = 1 },
        },
        new ServerReflectionRequest { AllExtensionNumbersOfType = "no.Such" },
        new ServerReflectionRequest { AllExtensionNumbersOfType = $"{Package}.Finish" },
    };

    [Theory]
    [MemberData(nameof(Unanswerable))]
    public async Task What_is_not_here_is_an_error_response_and_the_stream_goes_on(ServerReflectionRequest request)
    {
        var answers = await AskAllAsync([request, new ServerReflectionRequest { ListServices = "" }]);

        Assert.Equal((int)StatusCode.NotFound, answers[0].ErrorResponse.ErrorCode);
        Assert.Equal(request, answers[0].OriginalRequest);
        Assert.NotEmpty(answers[1].ListServicesResponse.Service);
    }

    [Fact]
    public async Task A_request_for_nothing_is_an_error_response()
    {
        var answer = await AskAsync(new ServerReflectionRequest());

        Assert.Equal((int)StatusCode.InvalidArgument, answer.ErrorResponse.ErrorCode);
    }

    [Fact]
    public async Task The_older_version_answers_alike()
    {
        await using var host = await StartAsync();
        using var call = host.Client<Alpha.ServerReflection.ServerReflectionClient>().ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new Alpha.ServerReflectionRequest { FileContainingSymbol = $"{Package}.ReflectedService" });
        await call.RequestStream.WriteAsync(new Alpha.ServerReflectionRequest { FileByFilename = "no/such.proto" });
        await call.RequestStream.CompleteAsync();
        var answers = await call.ResponseStream.ReadAllAsync().ToListAsync();

        Assert.Equal(2, answers.Count);
        Assert.Equal(3, answers[0].FileDescriptorResponse.FileDescriptorProto.Count);
        Assert.Equal((int)StatusCode.NotFound, answers[1].ErrorResponse.ErrorCode);
    }

    [Fact]
    public async Task Switched_off_it_is_unimplemented()
    {
        await using var host = await StartAsync(new() { Settings = { ["Hosting:Reflection"] = "false" } });
        using var call = host.Client<ServerReflection.ServerReflectionClient>().ServerReflectionInfo();

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));

        Assert.Equal(StatusCode.Unimplemented, exception.StatusCode);
    }

    private static Task<InProcessHost> StartAsync(InProcessHostOptions? options = null) =>
        ProbeHost.StartAsync(options: options, map: app => app.MapGrpcService<ReflectedGrpcService>());

    private static async Task<ServerReflectionResponse> AskAsync(ServerReflectionRequest request) =>
        Assert.Single(await AskAllAsync([request]));

    private static async Task<List<ServerReflectionResponse>> AskAllAsync(IEnumerable<ServerReflectionRequest> requests)
    {
        await using var host = await StartAsync();
        using var call = host.Client<ServerReflection.ServerReflectionClient>().ServerReflectionInfo();
        foreach (var request in requests)
            await call.RequestStream.WriteAsync(request);
        await call.RequestStream.CompleteAsync();
        return await call.ResponseStream.ReadAllAsync().ToListAsync();
    }

    private static List<FileDescriptorProto> FilesOf(ServerReflectionResponse answer) =>
        [.. answer.FileDescriptorResponse.FileDescriptorProto.Select(FileDescriptorProto.Parser.ParseFrom)];
}
