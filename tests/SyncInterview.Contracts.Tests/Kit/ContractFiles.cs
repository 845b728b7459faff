using Google.Protobuf.Reflection;
using SyncInterview.Documents.V1;

namespace SyncInterview.Contracts.Kit;

/// <summary>The contracts as the generated code knows them.</summary>
internal static class ContractFiles
{
    /// <summary>All files of the <c>syncinterview</c> packages.</summary>
    public static IReadOnlyList<FileDescriptor> All { get; } =
    [
        .. typeof(DocumentsReflection).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => type.GetProperty("Descriptor")?.GetValue(null))
            .OfType<FileDescriptor>()
            .Where(file => file.Package.StartsWith("syncinterview.", StringComparison.Ordinal))
            .OrderBy(file => file.Name, StringComparer.Ordinal),
    ];

    /// <summary>All message types of these files, nested ones included.</summary>
    public static IReadOnlyList<MessageDescriptor> Messages { get; } = [.. All.SelectMany(file => file.MessageTypes).SelectMany(WithNested)];

    /// <summary>Finds a message type by its full name.</summary>
    public static MessageDescriptor Message(string fullName) => Messages.Single(message => message.FullName == fullName);

    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor message) =>
        message.NestedTypes.SelectMany(WithNested).Prepend(message);
}
