namespace SyncInterview.Hosting.Tests.Errors;

public sealed class ResourceNameTests
{
    [Theory]
    [InlineData("documents/a")]
    [InlineData("documents/0a-b_c")]
    [InlineData("documents/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void The_id_is_what_stands_behind_the_collection(string name)
    {
        Assert.True(ResourceName.TryParse(name, "documents", out var id));
        Assert.Equal(name["documents/".Length..], id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("documents")]
    [InlineData("documents/")]
    [InlineData("documents/A")]
    [InlineData("documents/a b")]
    [InlineData("documents/a/b")]
    [InlineData("documents/..")]
    [InlineData("documents/-a")]
    [InlineData("documents/ä")]
    [InlineData("documentsXa")]
    [InlineData("interviews/a")]
    [InlineData("/documents/a")]
    [InlineData("documents/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Anything_else_is_no_name(string? name) => Assert.False(ResourceName.TryParse(name, "documents", out _));
}
