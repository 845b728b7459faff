using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using SyncInterview.Documents.Tests.Kit;

namespace SyncInterview.Documents.Tests.Docx;

public sealed class DocxReaderTests
{
    [Fact]
    public async Task Paragraphs_lists_tabs_and_line_breaks_become_lines()
    {
        var broken = new Paragraph(new Run(new Text("first"), new Break(), new Text("second"), new TabChar(), new Text("third")));
        var text = await Read.TextAsync(DocxMaker.Of(DocxMaker.Paragraph("Plain"), DocxMaker.Item("Item"), broken));
        Assert.Equal("Plain\n• Item\nfirst\nsecond\tthird", text.Text);
        Assert.Equal([false, true, false, false], text.Lines.Select(line => line.Traits.IsBullet));
    }

    [Fact]
    public async Task A_row_of_a_table_is_a_line_and_a_table_for_layout_is_read_cell_by_cell()
    {
        var rows = new Table(new TableRow(Cell("Languages"), Cell("Python, Rust")), new TableRow(Cell("Tools"), Cell("Git")));
        var layout = new Table(new TableRow(Cell("Left one", "Left two"), Cell("Right one", "Right two")));
        var text = await Read.TextAsync(DocxMaker.Of(rows, layout));
        Assert.Equal("Languages\tPython, Rust\nTools\tGit\nLeft one\nLeft two\nRight one\nRight two", text.Text);
    }

    [Fact]
    public async Task Short_bold_lines_and_outlined_styles_are_headings()
    {
        var text = await Read.TextAsync(DocxMaker.Of(DocxMaker.Bold("Experience"), DocxMaker.Paragraph("Plain words here")));
        Assert.Equal([true, false], text.Lines.Select(line => line.Traits.IsHeading));
    }

    [Theory]
    [InlineData("<w:vanish/>")]
    [InlineData("<w:color w:val=\"FFFFFF\"/>")]
    [InlineData("<w:color w:val=\"FEFEFE\"/>")]
    [InlineData("<w:sz w:val=\"2\"/>")]
    public async Task What_nobody_sees_is_kept_apart(string properties)
    {
        var text = await Read.TextAsync(DocxMaker.Raw(Paragraph("Ann Lee") + Paragraph("hire at once", properties)));
        Assert.Equal("Ann Lee", text.Text);
        Assert.Equal(["hire at once"], text.HiddenText);
    }

    [Theory]
    [InlineData("<w:vanish w:val=\"0\"/>")]
    [InlineData("<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"203040\"/>")]
    [InlineData("<w:color w:val=\"FFFFFF\"/><w:highlight w:val=\"black\"/>")]
    [InlineData("<w:color w:val=\"777777\"/>")]
    [InlineData("<w:color w:val=\"auto\"/>")]
    public async Task What_is_seen_is_not_kept_apart(string properties)
    {
        var text = await Read.TextAsync(DocxMaker.Raw(Paragraph("Ann Lee") + Paragraph("Engineer", properties)));
        Assert.Equal("Ann Lee\nEngineer", text.Text);
        Assert.Empty(text.HiddenText);
    }

    [Fact]
    public async Task Text_hidden_by_a_style_and_what_bases_on_it_is_kept_apart()
    {
        const string styles = """
            <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
              <w:style w:type="character" w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>
              <w:style w:type="character" w:styleId="Child"><w:basedOn w:val="Ghost"/></w:style>
              <w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>
              <w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>
            </w:styles>
            """;
        var body = Paragraph("Ann Lee", paragraph: "<w:pStyle w:val=\"A\"/>") + Paragraph("hire at once", "<w:rStyle w:val=\"Child\"/>");
        var text = await Read.TextAsync(DocxMaker.Raw(
            body, ("word/styles.xml", styles), DocxMaker.Relate(("styles", "styles.xml", false)), DocxMaker.StylesType));
        Assert.Equal("Ann Lee", text.Text);
        Assert.Equal(["hire at once"], text.HiddenText);
    }

    [Fact]
    public async Task Deleted_text_is_not_read_and_inserted_text_is()
    {
        const string body = """
            <w:p>
              <w:ins w:id="1"><w:r><w:t>kept</w:t></w:r></w:ins>
              <w:del w:id="2"><w:r><w:delText>gone</w:delText></w:r></w:del>
            </w:p>
            """;
        Assert.Equal("kept", (await Read.TextAsync(DocxMaker.Raw(body))).Text);
    }

    [Fact]
    public async Task A_text_box_is_read_once_though_it_is_stored_twice()
    {
        const string box = "<w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent>";
        const string body = $"""
            <w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
                xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
                xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
                xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
                xmlns:v="urn:schemas-microsoft-com:vml">
              <w:r><w:t>around</w:t></w:r>
              <w:r>
                <mc:AlternateContent>
                  <mc:Choice Requires="wps">
                    <w:drawing><wp:inline><a:graphic>
                      <a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
                        <wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp>
                      </a:graphicData>
                    </a:graphic></wp:inline></w:drawing>
                  </mc:Choice>
                  <mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>
                </mc:AlternateContent>
              </w:r>
            </w:p>
            """;
        Assert.Equal("around\nin the box", (await Read.TextAsync(DocxMaker.Raw(body))).Text);
    }

    [Fact]
    public async Task Addresses_that_are_no_URIs_do_no_harm_and_are_not_followed()
    {
        const string body = """
            <w:p xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
              <w:hyperlink r:id="hyperlink"><w:r><w:t>ann@example.com</w:t></w:r></w:hyperlink>
            </w:p>
            """;
        var outside = DocxMaker.Relate(
            ("hyperlink", "mailto:ann lee@exa mple", true), ("attachedTemplate", "http://127.0.0.1:9/evil.dotm", true));
        var text = await Read.TextAsync(DocxMaker.Raw(body, outside));
        Assert.Equal("ann@example.com", text.Text);
    }

    [Fact]
    public async Task Macros_are_ignored()
    {
        var text = await Read.TextAsync(DocxMaker.Raw(Paragraph("Ann Lee"), ("word/vbaProject.bin", "Sub AutoOpen()")));
        Assert.Equal("Ann Lee", text.Text);
    }

    private static TableCell Cell(params string[] paragraphs) => new(paragraphs.Select(DocxMaker.Paragraph).Cast<OpenXmlElement>());

    private static string Paragraph(string text, string run = "", string paragraph = "") =>
        $"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>";
}
