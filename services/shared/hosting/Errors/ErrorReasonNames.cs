using System.Collections.Frozen;
using Google.Protobuf.Reflection;
using SyncInterview.Common.V1;

namespace SyncInterview.Hosting;

/// <summary>Wire names of <see cref="ErrorReason"/>: the proto value without its prefix, for example <c>INVALID_FIELD</c>.</summary>
public static class ErrorReasonNames
{
    private const string Prefix = "ERROR_REASON_";

    private static readonly FrozenDictionary<ErrorReason, string> ByReason = Values().ToFrozenDictionary(
        value => (ErrorReason)value.Number, value => value.Name[Prefix.Length..]);

    private static readonly FrozenDictionary<string, ErrorReason> ByName = Values().ToFrozenDictionary(
        value => value.Name[Prefix.Length..], value => (ErrorReason)value.Number, StringComparer.Ordinal);

    /// <summary>The name that goes into <c>google.rpc.ErrorInfo.reason</c>.</summary>
    public static string ToWireName(this ErrorReason reason) => ByReason[reason];

    /// <summary>The reason of a wire name; <see cref="ErrorReason.Unspecified"/> for one this build does not know.</summary>
    public static ErrorReason Parse(string? wireName) =>
        wireName is not null && ByName.TryGetValue(wireName, out var reason) ? reason : ErrorReason.Unspecified;

    private static IEnumerable<EnumValueDescriptor> Values() =>
        CommonReflection.Descriptor.EnumTypes.Single(type => type.ClrType == typeof(ErrorReason)).Values;
}
