using Google.Protobuf.Reflection;

namespace SyncInterview.Hosting.Reflection;

/// <summary>The files of some services and of all they depend on, by name and by what they declare.</summary>
internal sealed class DescriptorCatalog
{
    private readonly Dictionary<string, FileDescriptor> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IDescriptor> _symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<int, FileDescriptor>> _extensions = new(StringComparer.Ordinal);

    public DescriptorCatalog(IEnumerable<ServiceDescriptor> services)
    {
        foreach (var service in services)
            Add(service.File);
    }

    /// <summary>The file of a name; null when there is none.</summary>
    public FileDescriptor? FileByName(string name) => _files.GetValueOrDefault(name);

    /// <summary>The file that declares a full name; null when none does.</summary>
    public FileDescriptor? FileBySymbol(string fullName) => _symbols.GetValueOrDefault(fullName)?.File;

    /// <summary>The file that declares an extension; null when none does.</summary>
    public FileDescriptor? FileByExtension(string extendedType, int number) =>
        _extensions.TryGetValue(extendedType, out var extensions) ? extensions.GetValueOrDefault(number) : null;

    /// <summary>Numbers of a message's extensions; null when there is no such message.</summary>
    public IEnumerable<int>? ExtensionNumbers(string extendedType)
    {
        if (_extensions.TryGetValue(extendedType, out var extensions))
            return extensions.Keys;
        return _symbols.GetValueOrDefault(extendedType) is MessageDescriptor ? [] : null;
    }

    /// <summary>A file, then everything it depends on, each once.</summary>
    public static IReadOnlyList<FileDescriptor> WithDependencies(FileDescriptor file)
    {
        var found = new List<FileDescriptor> { file };
        var seen = new HashSet<string>(StringComparer.Ordinal) { file.Name };
        for (var next = 0; next < found.Count; next++)
            found.AddRange(found[next].Dependencies.Where(dependency => seen.Add(dependency.Name)));
        return found;
    }

    private void Add(FileDescriptor file)
    {
        if (!_files.TryAdd(file.Name, file))
            return;
        foreach (var dependency in file.Dependencies)
            Add(dependency);
        foreach (var service in file.Services)
            AddSymbols([service, .. service.Methods]);
        foreach (var message in file.MessageTypes)
            Add(message);
        foreach (var declared in file.EnumTypes)
            Add(declared, file.Package);
        foreach (var extension in file.Extensions.UnorderedExtensions)
            Add(extension);
    }

    private void Add(MessageDescriptor message)
    {
        AddSymbols([message, .. message.Fields.InDeclarationOrder(), .. message.Oneofs]);
        foreach (var nested in message.NestedTypes)
            Add(nested);
        foreach (var declared in message.EnumTypes)
            Add(declared, message.FullName);
        foreach (var extension in message.Extensions.UnorderedExtensions)
            Add(extension);
    }

    // In protobuf an enum's values are siblings of the enum, not parts of it.
    private void Add(EnumDescriptor declared, string scope)
    {
        AddSymbols([declared]);
        foreach (var value in declared.Values)
            _symbols.TryAdd($"{scope}.{value.Name}", value);
    }

    private void Add(FieldDescriptor extension)
    {
        AddSymbols([extension]);
        if (!_extensions.TryGetValue(extension.ExtendeeType.FullName, out var extensions))
            _extensions.Add(extension.ExtendeeType.FullName, extensions = []);
        extensions.TryAdd(extension.FieldNumber, extension.File);
    }

    private void AddSymbols(IEnumerable<IDescriptor> descriptors)
    {
        foreach (var descriptor in descriptors)
            _symbols.TryAdd(descriptor.FullName, descriptor);
    }
}
