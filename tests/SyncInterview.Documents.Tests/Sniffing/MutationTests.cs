using SyncInterview.Documents.Reading;
using SyncInterview.Documents.Tests.Kit;

namespace SyncInterview.Documents.Tests.Sniffing;

/// <summary>
/// Damages good files at random, by a fixed seed: whatever comes of it is a document or a typed refusal, and nothing else.
/// </summary>
public sealed class MutationTests
{
    [Theory]
    [InlineData("resumes/priya-raman.docx", 1, 120)]
    [InlineData("jobs/backend-engineer-payments.docx", 2, 60)]
    [InlineData("jobs/data-engineer.md", 3, 60)]
    [InlineData("jobs/platform-engineer.txt", 4, 60)]
    public async Task Damaged_files_end_in_a_document_or_a_typed_refusal(string sample, int seed, int mutations)
    {
        var file = Sample.Bytes(sample);
        var random = new Random(seed);
        for (var i = 0; i < mutations; i++)
            await ReadOrRefuseAsync(Mutate(file, random));
    }

    [Fact]
    public async Task Damaged_XML_inside_an_intact_package_ends_in_a_document_or_a_typed_refusal()
    {
        const string body =
            "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
            + "<w:r><w:rPr><w:b/><w:sz w:val=\"22\"/><w:color w:val=\"112233\"/></w:rPr><w:t>Ann Lee</w:t><w:tab/></w:r></w:p>"
            + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
        var random = new Random(5);
        for (var i = 0; i < 150; i++)
        {
            var characters = body.ToCharArray();
            for (var n = random.Next(1, 4); n > 0; n--)
                characters[random.Next(characters.Length)] = (char)random.Next(32, 127);
            await ReadOrRefuseAsync(DocxMaker.Raw(new string(characters)));
        }
    }

    [Fact]
    public async Task Damaged_PDFs_end_in_a_document_or_a_typed_refusal()
    {
        var file = new PdfMaker().Page().Text(50, 50, "Ann Lee").Text(50, 70, "Engineer").Build();
        var random = new Random(6);
        for (var i = 0; i < 20; i++)
            await ReadOrRefuseAsync(Mutate(file, random));
    }

    private static async Task ReadOrRefuseAsync(byte[] file)
    {
        try
        {
            var text = await Read.TextAsync(file);
            SourcedCheck.AllBorneOut(Read.Resume(text), text.Text);
        }
        catch (UnreadableDocumentException refusal)
        {
            Assert.NotEqual(Common.V1.ErrorReason.Unspecified, refusal.Reason);
        }
    }

    private static byte[] Mutate(byte[] file, Random random)
    {
        var mutated = file.ToArray();
        switch (random.Next(4))
        {
            case 0:
                return mutated[..random.Next(1, mutated.Length)];
            case 1:
                var at = random.Next(mutated.Length);
                return [.. mutated[..at], .. mutated[Math.Min(mutated.Length, at + random.Next(1, 200))..]];
            default:
                for (var n = random.Next(1, 40); n > 0; n--)
                    mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
                return mutated;
        }
    }
}
