using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace SyncInterview.Hosting.Tests.GrpcApi;

/// <summary>Writes signatures down in full, so that two are equal as text exactly when the runtime would bind them.</summary>
public sealed class SignatureText : ISignatureTypeProvider<string, object?>
{
    // The byte that precedes a value type in a signature (ECMA-335, II.23.1.16).
    private const byte ValueType = 0x11;

    private static readonly SignatureText Provider = new();

    private SignatureText()
    {
    }

    /// <summary>A method's name, calling convention, number of type parameters, return type and parameters.</summary>
    public static string OfMethod(string name, MethodSignature<string> signature) =>
        $"{(signature.Header.IsInstance ? "" : "static ")}{signature.Header.CallingConvention} {signature.ReturnType} "
        + $"{name}`{signature.GenericParameterCount}({string.Join(", ", signature.ParameterTypes)})";

    /// <summary>A field's name and type.</summary>
    public static string OfField(string name, string type) => $"field {type} {name}";

    /// <summary>The text of a reference to a member.</summary>
    public static string Of(MetadataReader reader, MemberReference member)
    {
        var name = reader.GetString(member.Name);
        return member.GetKind() == MemberReferenceKind.Field
            ? OfField(name, member.DecodeFieldSignature(Provider, null))
            : OfMethod(name, member.DecodeMethodSignature(Provider, null));
    }

    /// <summary>The text of a method's definition.</summary>
    public static string Of(MetadataReader reader, MethodDefinition method) =>
        OfMethod(reader.GetString(method.Name), method.DecodeSignature(Provider, null));

    /// <summary>The text of a field's definition.</summary>
    public static string Of(MetadataReader reader, FieldDefinition field) =>
        OfField(reader.GetString(field.Name), field.DecodeSignature(Provider, null));

    /// <summary>The full name of a type reference, with those it is nested in.</summary>
    public static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{NameOf(reader, (TypeReferenceHandle)type.ResolutionScope)}+{reader.GetString(type.Name)}"
            : $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }

    /// <summary>The full name of a type definition, with those it is nested in.</summary>
    public static string NameOf(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return type.IsNested
            ? $"{NameOf(reader, type.GetDeclaringType())}+{reader.GetString(type.Name)}"
            : $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }

    /// <inheritdoc/>
    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[rank {shape.Rank}]";

    /// <inheritdoc/>
    public string GetByReferenceType(string elementType) => $"{elementType}&";

    /// <inheritdoc/>
    public string GetFunctionPointerType(MethodSignature<string> signature) => OfMethod("*", signature);

    /// <inheritdoc/>
    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        $"{genericType}<{string.Join(", ", typeArguments)}>";

    /// <inheritdoc/>
    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    /// <inheritdoc/>
    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    /// <inheritdoc/>
    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) =>
        $"{(isRequired ? "modreq" : "modopt")}({modifier}) {unmodifiedType}";

    /// <inheritdoc/>
    public string GetPinnedType(string elementType) => $"pinned {elementType}";

    /// <inheritdoc/>
    public string GetPointerType(string elementType) => $"{elementType}*";

    /// <inheritdoc/>
    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    /// <inheritdoc/>
    public string GetSZArrayType(string elementType) => $"{elementType}[]";

    /// <inheritdoc/>
    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        Kind(rawTypeKind) + NameOf(reader, handle);

    /// <inheritdoc/>
    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        Kind(rawTypeKind) + NameOf(reader, handle);

    /// <inheritdoc/>
    public string GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    private static string Kind(byte rawTypeKind) => rawTypeKind == ValueType ? "struct " : "";
}
