using SyncInterview.Common.V1;

namespace SyncInterview.Hosting.Tests.Errors;

public sealed class ErrorReasonNamesTests
{
    [Fact]
    public void Every_reason_has_the_name_of_the_contract_and_is_found_by_it()
    {
        Assert.Equal("DOCUMENT_IMAGE_ONLY", ErrorReason.DocumentImageOnly.ToWireName());
        Assert.All(Enum.GetValues<ErrorReason>(), reason => Assert.Equal(reason, ErrorReasonNames.Parse(reason.ToWireName())));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("OF_A_LATER_VERSION")]
    public void An_unknown_name_is_unspecified(string? name) => Assert.Equal(ErrorReason.Unspecified, ErrorReasonNames.Parse(name));
}
