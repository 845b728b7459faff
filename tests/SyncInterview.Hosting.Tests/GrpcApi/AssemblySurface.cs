using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SyncInterview.Hosting.Tests.GrpcApi;

/// <summary>What an assembly offers to others, and what it binds to in others, read from its metadata without loading it.</summary>
public static class AssemblySurface
{
    /// <summary>All public types with their public and protected members.</summary>
    public static IReadOnlySet<BoundMember> Offered(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = file.GetMetadataReader();
        var assembly = reader.GetString(reader.GetAssemblyDefinition().Name);
        var offered = new HashSet<BoundMember>();
        foreach (var handle in reader.TypeDefinitions.Where(handle => IsOffered(reader, handle)))
        {
            var type = reader.GetTypeDefinition(handle);
            var name = SignatureText.NameOf(reader, handle);
            offered.Add(new BoundMember(assembly, name));
            foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition).Where(IsOffered))
                offered.Add(new BoundMember(assembly, name, SignatureText.Of(reader, method)));
            foreach (var field in type.GetFields().Select(reader.GetFieldDefinition).Where(IsOffered))
                offered.Add(new BoundMember(assembly, name, SignatureText.Of(reader, field)));
        }
        return offered;
    }

    /// <summary>All types, and members of types, of the named assemblies that this one refers to.</summary>
    public static IReadOnlySet<BoundMember> Bound(string path, params string[] assemblies)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = file.GetMetadataReader();
        var bound = new HashSet<BoundMember>();
        foreach (var handle in reader.TypeReferences)
            Add(handle, null);
        foreach (var member in reader.MemberReferences.Select(reader.GetMemberReference))
        {
            if (DeclaringType(reader, member.Parent) is { } type)
                Add(type, SignatureText.Of(reader, member));
        }
        return bound;

        void Add(TypeReferenceHandle type, string? signature)
        {
            if (AssemblyOf(reader, type) is { } assembly && assemblies.Contains(assembly))
                bound.Add(new BoundMember(assembly, SignatureText.NameOf(reader, type), signature));
        }
    }

    private static TypeReferenceHandle? DeclaringType(MetadataReader reader, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeReference)
            return (TypeReferenceHandle)parent;
        if (parent.Kind != HandleKind.TypeSpecification)
            return null;
        // A member of a generic instance: GENERICINST, CLASS or VALUETYPE, then the generic type (ECMA-335, II.23.2.14).
        var blob = reader.GetBlobReader(reader.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
        if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
            return null;
        blob.ReadCompressedInteger();
        var generic = blob.ReadTypeHandle();
        return generic.Kind == HandleKind.TypeReference ? (TypeReferenceHandle)generic : null;
    }

    private static string? AssemblyOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var scope = reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => AssemblyOf(reader, (TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            _ => null,
        };
    }

    private static bool IsOffered(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem =>
                IsOffered(reader, type.GetDeclaringType()),
            _ => false,
        };
    }

    private static bool IsOffered(MethodDefinition method) =>
        (method.Attributes & MethodAttributes.MemberAccessMask)
        is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private static bool IsOffered(FieldDefinition field) =>
        (field.Attributes & FieldAttributes.FieldAccessMask)
        is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;
}
