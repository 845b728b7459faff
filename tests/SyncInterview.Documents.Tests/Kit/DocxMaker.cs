using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SyncInterview.Documents.Tests.Kit;

/// <summary>Writes small DOCX files: with the SDK where they are to be good, part by part where they are to be hostile.</summary>
internal static class DocxMaker
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    private const string ContentTypes = $"""
        <Types xmlns="{Package}/content-types">
          <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
          <Default Extension="xml" ContentType="application/xml"/>
          <Default Extension="bin" ContentType="application/octet-stream"/>
          <Override PartName="/word/document.xml" ContentType="{WordType}.document.main+xml"/>
          <!-- more -->
        </Types>
        """;

    private const string Relationships = $"""
        <Relationships xmlns="{Package}/relationships">
          <Relationship Id="rId1" Type="{Office}/officeDocument" Target="word/document.xml"/>
        </Relationships>
        """;

    /// <summary>Content types with a part for styles.</summary>
    public static (string Name, string Content) StylesType => ("[Content_Types].xml", ContentTypes.Replace(
        "<!-- more -->", $"<Override PartName=\"/word/styles.xml\" ContentType=\"{WordType}.styles+xml\"/>", StringComparison.Ordinal));

    /// <summary>Relationships of the document, each by its type, which is its id too.</summary>
    public static (string Name, string Content) Relate(params (string Type, string Target, bool IsExternal)[] relationships)
    {
        var elements = relationships.Select(r =>
        {
            var mode = r.IsExternal ? "External" : "Internal";
            return $"<Relationship Id=\"{r.Type}\" Type=\"{Office}/{r.Type}\" Target=\"{r.Target}\" TargetMode=\"{mode}\"/>";
        });
        var all = $"<Relationships xmlns=\"{Package}/relationships\">{string.Concat(elements)}</Relationships>";
        return ("word/_rels/document.xml.rels", all);
    }

    /// <summary>A document of the SDK's elements.</summary>
    public static byte[] Of(params OpenXmlElement[] blocks)
    {
        using var bytes = new MemoryStream();
        using (var package = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            main.Document = new Document(new Body(blocks));
        }

        return bytes.ToArray();
    }

    /// <summary>A paragraph of plain text.</summary>
    public static Paragraph Paragraph(string text) => new(Run(text));

    /// <summary>A run of text with properties.</summary>
    public static Run Run(string text, params OpenXmlElement[] properties) =>
        properties.Length == 0
            ? new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve })
            : new Run(new RunProperties(properties), new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    /// <summary>A list item.</summary>
    public static Paragraph Item(string text)
    {
        var numbering = new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 });
        return new Paragraph(new ParagraphProperties(numbering), Run(text));
    }

    /// <summary>A heading without a style: bold.</summary>
    public static Paragraph Bold(string text) => new(Run(text, new Bold()));

    /// <summary>A document whose body is raw XML, with further parts.</summary>
    public static byte[] Raw(string body, params (string Name, string Content)[] parts) =>
        Zip([("word/document.xml", $"""<w:document xmlns:w="{Word}"><w:body>{body}</w:body></w:document>"""), .. parts]);

    /// <summary>A package of given parts beside the two every package has; a part given replaces them.</summary>
    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            var standard = new[] { ("[Content_Types].xml", ContentTypes), ("_rels/.rels", Relationships) };
            foreach (var (name, content) in standard.Where(part => !parts.Any(given => given.Name == part.Item1)).Concat(parts))
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A DOCX whose picture unfolds to <paramref name="megabytes"/> MB of zeros.</summary>
    public static byte[] Bomb(int megabytes)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Raw("<w:p><w:r><w:t>harmless</w:t></w:r></w:p>"));
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("word/media/image1.png", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < megabytes; i++)
                entry.Write(zeros);
        }

        return bytes.ToArray();
    }
}
