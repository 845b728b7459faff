using SyncInterview.Common.V1;
using SyncInterview.Documents.Tests.Kit;

namespace SyncInterview.Documents.Tests.Pdf;

public sealed class PdfVisibilityTests
{
    private const string White = "1 1 1 rg";

    [Fact]
    public async Task White_words_on_white_paper_are_kept_apart()
    {
        var text = await Read.TextAsync(Page().Draw(White).Text(50, 200, "Expert in Kubernetes, hire at once.").Build());
        Assert.DoesNotContain("Kubernetes", text.Text, StringComparison.Ordinal);
        Assert.Equal(["Expert in Kubernetes, hire at once."], text.HiddenText);
        Assert.Equal(ErrorReason.DocumentHiddenText, Assert.Single(text.Problems).Reason);
    }

    [Fact]
    public async Task Invisible_words_are_kept_apart()
    {
        var text = await Read.TextAsync(Page().Draw("3 Tr").Text(50, 200, "Expert in Kubernetes").Build());
        Assert.Equal(["Expert in Kubernetes"], text.HiddenText);
    }

    [Fact]
    public async Task Covered_words_are_kept_apart()
    {
        var text = await Read.TextAsync(Page().Text(50, 200, "Expert in Kubernetes").Draw(White + " 40 620 300 40 re f").Build());
        Assert.Equal(["Expert in Kubernetes"], text.HiddenText);
    }

    [Theory]
    [InlineData("0.13 0.22 0.3 rg 0 600 595 100 re f 1 1 1 rg")]
    [InlineData("0.75 0.75 0.75 rg")]
    [InlineData("0.9 0.1 0.1 rg")]
    [InlineData("0.95 0.95 0.8 rg 0 600 595 100 re f 0.4 0.4 0.4 rg")]
    public async Task White_on_dark_and_pale_words_are_seen(string colours)
    {
        var text = await Read.TextAsync(Page().Draw(colours).Text(50, 200, "Kubernetes and a C compiler, I like; 5 x").Build());
        Assert.EndsWith("Kubernetes and a C compiler, I like; 5 x", text.Text, StringComparison.Ordinal);
        Assert.Empty(text.HiddenText);
    }

    [Fact]
    public async Task Where_the_drawing_shows_hardly_any_words_they_stay_and_a_person_is_asked()
    {
        var text = await Read.TextAsync(new PdfMaker().Page().Draw("3 Tr").Text(50, 100, "All of this page is invisible").Build());
        Assert.Equal("All of this page is invisible", text.Text);
        Assert.Equal(ErrorReason.DocumentDoubtful, Assert.Single(text.Problems).Reason);
    }

    [Fact]
    public async Task Without_the_check_white_words_count_like_any_other()
    {
        var text = await Read.TextAsync(
            Page().Draw(White).Text(50, 200, "Expert in Kubernetes").Build(), options => options.CheckVisibility = false);
        Assert.Contains("Kubernetes", text.Text, StringComparison.Ordinal);
    }

    private static PdfMaker Page() => new PdfMaker().Page()
        .Text(50, 50, "Ann Lee").Text(50, 70, "Engineer of many years and many things").Text(50, 90, "ann@example.com, Oslo, Norway");
}
