using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;
using Question = Grpc.Reflection.V1.ServerReflectionRequest.MessageRequestOneofCase;

namespace SyncInterview.Hosting.Reflection;

/// <summary>Answers questions of reflection. Both versions of the protocol are the same on the wire and are answered here.</summary>
internal sealed class ReflectionAnswers
{
    private readonly Lazy<DescriptorCatalog> _catalog;
    private readonly MappedServices _services;

    public ReflectionAnswers(MappedServices services) =>
        (_services, _catalog) = (services, new(() => new DescriptorCatalog(services.Descriptors)));

    /// <summary>The answer; one that says why not where there is none.</summary>
    public ServerReflectionResponse Answer(ServerReflectionRequest request)
    {
        var response = new ServerReflectionResponse { ValidHost = request.Host, OriginalRequest = request };
        switch (request.MessageRequestCase)
        {
            case Question.ListServices:
                response.ListServicesResponse = new ListServiceResponse
                {
                    Service = { _services.Names.Select(name => new ServiceResponse { Name = name }) },
                };
                break;
            case Question.FileByFilename:
                AnswerFile(response, _catalog.Value.FileByName(request.FileByFilename), $"file '{request.FileByFilename}'");
                break;
            case Question.FileContainingSymbol:
                AnswerFile(response, _catalog.Value.FileBySymbol(request.FileContainingSymbol), $"symbol '{request.FileContainingSymbol}'");
                break;
            case Question.FileContainingExtension:
                var (type, number) = (request.FileContainingExtension.ContainingType, request.FileContainingExtension.ExtensionNumber);
                AnswerFile(response, _catalog.Value.FileByExtension(type, number), $"extension {number} of '{type}'");
                break;
            case Question.AllExtensionNumbersOfType:
                AnswerExtensionNumbers(response, request.AllExtensionNumbersOfType);
                break;
            default:
                response.ErrorResponse = Error(StatusCode.InvalidArgument, "The request asks for nothing that this version knows.");
                break;
        }

        return response;
    }

    private void AnswerExtensionNumbers(ServerReflectionResponse response, string type)
    {
        if (_catalog.Value.ExtensionNumbers(type) is { } numbers)
            response.AllExtensionNumbersResponse = new ExtensionNumberResponse { BaseTypeName = type, ExtensionNumber = { numbers } };
        else
            response.ErrorResponse = Error(StatusCode.NotFound, $"There is no message '{type}' here.");
    }

    private static void AnswerFile(ServerReflectionResponse response, FileDescriptor? file, string asked)
    {
        if (file is null)
        {
            response.ErrorResponse = Error(StatusCode.NotFound, $"There is no {asked} here.");
            return;
        }

        var files = DescriptorCatalog.WithDependencies(file).Select(each => each.SerializedData);
        response.FileDescriptorResponse = new FileDescriptorResponse { FileDescriptorProto = { files } };
    }

    private static ErrorResponse Error(StatusCode code, string message) => new() { ErrorCode = (int)code, ErrorMessage = message };
}
