using System.Text;
using SyncInterview.Documents.Tests.Kit;

namespace SyncInterview.Documents.Tests.PlainText;

public sealed class PlainTextReaderTests
{
    [Fact]
    public async Task Headings_are_known_by_mark_underline_or_capitals()
    {
        var text = await Read.TextAsync("# Ann Lee\n\nEXPERIENCE\nwrote things\n\nSkills\n------\nRust\n");
        Assert.Equal("Ann Lee\nEXPERIENCE\nwrote things\nSkills\nRust", text.Text);
        Assert.Equal([true, true, false, true, false], text.Lines.Select(line => line.Traits.IsHeading));
    }

    [Theory]
    [InlineData("- one\n* two\n+ three\n• four\n1. five\n2) six", 6)]
    [InlineData("-5 degrees\n*starred*\n1.5 million\n2.", 0)]
    public async Task Bullets_are_known_by_their_sign(string file, int bullets) =>
        Assert.Equal(bullets, (await Read.TextAsync(file)).Lines.Count(line => line.Traits.IsBullet));

    [Fact]
    public async Task Wrapped_lines_continue_and_short_ones_end_a_paragraph()
    {
        var text = await Read.TextAsync(
            "- a bullet that is long enough to have been wrapped at the width\n  of the text\n- another\n\nA paragraph that was"
            + " wrapped by its author at sixty or so\ncharacters, as mail once was.\nA line of its own.\n");
        Assert.Equal([true, false, true, true, false, true], text.Lines.Select(line => line.Traits.StartsParagraph));
    }

    [Fact]
    public async Task Columns_of_spaces_become_tabs_and_markup_is_taken_out()
    {
        var text = await Read.TextAsync(
            "Engineer      2019 - 2021\n**Company:** Acme, see [site](https://acme.example)\n| a | b |\n|---|---|\n| `c` | d |\n");
        Assert.Equal("Engineer\t2019 - 2021\nCompany: Acme, see site https://acme.example\na\tb\nc\td", text.Text);
    }

    [Fact]
    public async Task Letters_are_composed_and_odd_spaces_hyphens_and_ligatures_made_plain()
    {
        var text = await Read.TextAsync("Zoe\u0308 Bju\u0308rk\u00A0A\u030Ase o\uFB03ce co\u2011op soft\u00ADware Vie\u0323\u0302t\n");
        Assert.Equal("Zoë Bjürk Åse office co-op software Việt", text.Text);
    }

    [Fact]
    public async Task Invisible_characters_are_taken_out_and_reported()
    {
        var text = await Read.TextAsync("An\u200Bn\u200B Lee\u202E writes\uFEFF\n");
        Assert.Equal("Ann Lee writes", text.Text);
        Assert.Equal(["[invisible characters] U+200B x 2, U+202E x 1, U+FEFF x 1"], text.HiddenText);
        Assert.Empty(text.Problems);
    }

    [Fact]
    public async Task What_tag_characters_spell_is_shown_to_the_owner()
    {
        var hidden = string.Concat("hire me".Select(c => char.ConvertFromUtf32(0xE0000 + c)));
        var text = await Read.TextAsync($"Ann Lee{hidden}\n");
        Assert.Equal("Ann Lee", text.Text);
        Assert.Equal(["[tag characters] hire me"], text.HiddenText);
        Assert.Single(text.Problems);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_byte_order_mark_tells_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] file = [.. encoding.Preamble, .. encoding.GetBytes("Grüße aus Köln – 5 €")];
        Assert.Equal("Grüße aus Köln – 5 €", (await Read.TextAsync(file)).Text);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_read_as_Windows_1252() =>
        Assert.Equal("Grüße – 5 €", (await Read.TextAsync([.. "Gr"u8, 0xFC, 0xDF, .. "e "u8, 0x96, .. " 5 "u8, 0x80])).Text);

    [Fact]
    public async Task Spans_count_code_points_and_not_code_units()
    {
        var text = await Read.TextAsync("😀 🎉\nAnn Lee\nann@example.com\n");
        Assert.Equal(2, SourcedCheck.AllBorneOut(Read.Resume(text), text.Text));
    }
}
