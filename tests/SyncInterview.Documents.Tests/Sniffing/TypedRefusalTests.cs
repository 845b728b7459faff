using System.Text;
using SyncInterview.Common.V1;
using SyncInterview.Documents.Tests.Kit;

namespace SyncInterview.Documents.Tests.Sniffing;

public sealed class TypedRefusalTests
{
    private const string OneParagraph = "<w:p><w:r><w:t>Hello there, reader</w:t></w:r></w:p>";

    [Fact]
    public async Task An_empty_file_is_refused_as_empty() =>
        Assert.Equal(ErrorReason.DocumentEmpty, await Read.RefusalAsync([]));

    [Fact]
    public async Task White_space_alone_is_refused_as_empty() =>
        Assert.Equal(ErrorReason.DocumentEmpty, await Read.RefusalAsync(" \r\n\t\n"u8.ToArray()));

    [Fact]
    public async Task A_picture_is_refused_as_unknown() =>
        Assert.Equal(
            ErrorReason.DocumentUnknownFormat, await Read.RefusalAsync(
                [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D]));

    [Theory]
    [InlineData("{\\rtf1\\ansi Hello}")]
    [InlineData("<!DOCTYPE html><html><body>Hello</body></html>")]
    [InlineData("<?xml version=\"1.0\"?><a/>")]
    public async Task Markup_of_other_formats_is_refused_as_unknown(string text) =>
        Assert.Equal(ErrorReason.DocumentUnknownFormat, await Read.RefusalAsync(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public async Task A_zip_that_is_no_DOCX_is_refused_as_unknown() =>
        Assert.Equal(ErrorReason.DocumentUnknownFormat, await Read.RefusalAsync(DocxMaker.Zip(("xl/workbook.xml", "<a/>"))));

    [Fact]
    public async Task A_damaged_zip_is_refused_as_corrupt() =>
        Assert.Equal(ErrorReason.DocumentCorrupt, await Read.RefusalAsync(DocxMaker.Raw(OneParagraph)[..400]));

    [Fact]
    public async Task A_PDF_with_a_password_is_refused_as_encrypted() =>
        Assert.Equal(
            ErrorReason.DocumentEncrypted, await Read.RefusalAsync(new PdfMaker().Page().Text(50, 50, "secret").Protect().Build()));

    [Fact]
    public async Task A_DOCX_with_a_password_is_refused_as_encrypted()
    {
        Assert.Equal(ErrorReason.DocumentEncrypted, await Read.RefusalAsync(OleCompound("EncryptedPackage")));
    }

    [Fact]
    public async Task An_old_DOC_is_refused_as_unknown()
    {
        Assert.Equal(ErrorReason.DocumentUnknownFormat, await Read.RefusalAsync(OleCompound("WordDocument")));
    }

    [Fact]
    public async Task A_PDF_of_pictures_is_refused_as_image_only() =>
        Assert.Equal(ErrorReason.DocumentImageOnly, await Read.RefusalAsync(new PdfMaker().Page().Picture().Build()));

    [Fact]
    public async Task A_truncated_PDF_is_refused_as_corrupt() =>
        Assert.Equal(ErrorReason.DocumentCorrupt, await Read.RefusalAsync("%PDF-1.7\n1 0 obj\n<< /Type /Cat"u8.ToArray()));

    [Fact]
    public async Task A_PDF_of_200_pages_is_refused_as_a_bomb()
    {
        var pdf = new PdfMaker();
        for (var i = 0; i < 200; i++)
            pdf.Page().Text(50, 50, $"page {i}");
        Assert.Equal(ErrorReason.DocumentBomb, await Read.RefusalAsync(pdf.Build()));
    }

    [Fact]
    public async Task A_PDF_with_more_text_than_allowed_is_refused_as_a_bomb()
    {
        var pdf = new PdfMaker().Page();
        for (var i = 0; i < 60; i++)
            pdf.Text(50, 20 + (12 * i), "twenty characters...");
        Assert.Equal(ErrorReason.DocumentBomb, await Read.RefusalAsync(pdf.Build(), options => options.Reading.MaxCharacters = 1_000));
    }

    [Fact]
    public async Task A_PDF_that_takes_too_much_output_is_refused_as_a_bomb()
    {
        var pdf = new PdfMaker().Page();
        for (var i = 0; i < 60; i++)
            pdf.Text(50, 20 + (12 * i), "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d");
        Assert.Equal(ErrorReason.DocumentBomb, await Read.RefusalAsync(pdf.Build(), options => options.Tools.OutputBytes = 1 << 16));
    }

    [Fact]
    public async Task A_PDF_page_with_more_words_than_paper_holds_is_refused_as_a_bomb() =>
        Assert.Equal(ErrorReason.DocumentBomb, await Read.RefusalAsync(Scattered(words: 3_100).Build()));

    [Fact]
    public async Task Words_scattered_to_make_the_search_for_columns_slow_are_read_all_the_same()
    {
        var text = await Read.TextAsync(Scattered(words: 2_900).Build());
        Assert.Equal(2_900, text.Text.Split(' ', '\t', '\n').Count(word => word.Length > 1));
    }

    [Fact]
    public async Task A_job_description_of_nothing_but_items_keeps_the_first_hundred()
    {
        var text = "# Developer\n## Requirements\n" + string.Concat(Enumerable.Repeat("- C#, Go, R\n", 15_000));
        Assert.Equal(100, (await Read.JobAsync(text)).Requirements.Count);
    }

    [Fact]
    public async Task A_DOCX_that_unfolds_too_far_is_refused_as_a_bomb() =>
        Assert.Equal(ErrorReason.DocumentBomb, await Read.RefusalAsync(DocxMaker.Bomb(megabytes: 60)));

    [Fact]
    public async Task A_DOCX_part_that_unfolds_a_thousandfold_is_refused_as_a_bomb() =>
        Assert.Equal(ErrorReason.DocumentBomb, await Read.RefusalAsync(DocxMaker.Bomb(megabytes: 5)));

    [Fact]
    public async Task A_DOCX_of_2000_entries_is_refused_as_a_bomb()
    {
        var parts = Enumerable.Range(0, 2_000).Select(i => ($"word/extra{i}.xml", "<a/>")).ToArray();
        Assert.Equal(ErrorReason.DocumentBomb, await Read.RefusalAsync(DocxMaker.Raw(OneParagraph, parts)));
    }

    [Fact]
    public async Task A_DOCX_nested_without_end_is_refused_as_a_bomb()
    {
        var nested = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 5_000)) + string.Concat(
            Enumerable.Repeat("</w:sdtContent></w:sdt>", 5_000));
        Assert.Equal(ErrorReason.DocumentBomb, await Read.RefusalAsync(DocxMaker.Raw(nested)));
    }

    [Fact]
    public async Task A_DOCX_with_a_DTD_is_refused_as_corrupt()
    {
        const string document = """
            <!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
              <w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body>
            </w:document>
            """;
        Assert.Equal(ErrorReason.DocumentCorrupt, await Read.RefusalAsync(DocxMaker.Zip(("word/document.xml", document))));
    }

    [Fact]
    public async Task A_DOCX_with_two_parts_of_one_name_is_refused_as_corrupt() =>
        Assert.Equal(ErrorReason.DocumentCorrupt, await Read.RefusalAsync(DocxMaker.Raw(OneParagraph, ("word/DOCUMENT.xml", "<a/>"))));

    [Fact]
    public async Task A_DOCX_without_text_is_refused_as_empty() =>
        Assert.Equal(ErrorReason.DocumentEmpty, await Read.RefusalAsync(DocxMaker.Raw("<w:p/>")));

    [Fact]
    public async Task Text_with_more_characters_than_allowed_is_refused_as_a_bomb() =>
        Assert.Equal(
            ErrorReason.DocumentBomb, await Read.RefusalAsync(
                Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("line of text\n", 20_000)))));

    /// <summary>A page of short words at random places.</summary>
    private static PdfMaker Scattered(int words)
    {
        var random = new Random(7);
        var pdf = new PdfMaker().Page();
        for (var i = 0; i < words; i++)
            pdf.Text(random.Next(10, 560), random.Next(10, 820), $"w{i % 97:00}", size: 3);
        return pdf;
    }

    /// <summary>The beginning of an OLE compound file and the name of one of its streams.</summary>
    private static byte[] OleCompound(string stream) =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes(stream), .. new byte[100]];
}
