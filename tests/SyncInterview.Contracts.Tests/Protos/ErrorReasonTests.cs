using System.Text.RegularExpressions;
using SyncInterview.Common.V1;

namespace SyncInterview.Contracts.Protos;

public sealed partial class ErrorReasonTests
{
    private const string Prefix = "ERROR_REASON_";

    public static TheoryData<string> Names =>
        [.. CommonReflection.Descriptor.EnumTypes.Single(type => type.ClrType == typeof(ErrorReason)).Values.Select(value => value.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_reason_is_a_legal_reason_of_an_ErrorInfo(string name)
    {
        Assert.StartsWith(Prefix, name, StringComparison.Ordinal);
        var reason = name[Prefix.Length..];

        Assert.Matches(LegalReason(), reason);
        Assert.True(reason.Length <= 63, $"{reason} is longer than 63 characters.");
    }

    // As the comment of google.rpc.ErrorInfo.reason asks for.
    [GeneratedRegex("^[A-Z][A-Z0-9_]*[A-Z0-9]$")]
    private static partial Regex LegalReason();
}
