using System.Text;
using SyncInterview.Documents.Sniffing;
using SyncInterview.Documents.Tests.Kit;

namespace SyncInterview.Documents.Tests.Sniffing;

public sealed class FormatSnifferTests
{
    [Theory]
    [InlineData("Plain text, nothing more", "text/plain")]
    [InlineData("# Title\n\nText", "text/markdown")]
    [InlineData("**Company:** Acme", "text/markdown")]
    [InlineData("C# and F# are languages", "text/plain")]
    public void Text_is_plain_or_Markdown(string text, string mediaType) =>
        Assert.Equal(new SniffedFile(FileFormat.Text, mediaType), FormatSniffer.Sniff(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_PDF_may_have_bytes_before_its_header() =>
        Assert.Equal(FileFormat.Pdf, FormatSniffer.Sniff("\r\n\r\n%PDF-1.4\n"u8.ToArray()).Format);

    [Fact]
    public void Macros_show_in_the_media_type()
    {
        Assert.Equal(ZipSniffer.Docx, FormatSniffer.Sniff(DocxMaker.Raw("<w:p/>")).MediaType);
        Assert.Equal(ZipSniffer.Docm, FormatSniffer.Sniff(DocxMaker.Raw("<w:p/>", ("word/vbaProject.bin", "macro"))).MediaType);
    }

    [Fact]
    public void UTF_16_and_Windows_1252_are_text()
    {
        Assert.Equal(FileFormat.Text, FormatSniffer.Sniff((byte[])[0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Grüße")]).Format);
        Assert.Equal(FileFormat.Text, FormatSniffer.Sniff((byte[])[0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("Grüße")]).Format);
        Assert.Equal(FileFormat.Text, FormatSniffer.Sniff(Encoding.Latin1.GetBytes("Grüße")).Format);
    }
}
