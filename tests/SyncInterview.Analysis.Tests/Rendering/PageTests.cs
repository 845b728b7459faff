using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SyncInterview.Analysis.Rendering;
using SyncInterview.Analysis.Tests.Kit;
using SyncInterview.Analysis.V1;
using SyncInterview.Common.V1;

namespace SyncInterview.Analysis.Tests.Rendering;

public sealed class PageTests
{
    public static TheoryData<string> Candidates => ["mara", "strong", "weak", "rambling", "silent", "nobody"];

    [Theory]
    [MemberData(nameof(Candidates))]
    public async Task The_page_is_well_formed_and_one_document(string candidate)
    {
        var page = Parse(await HtmlAsync(ReportOf(candidate)));
        Assert.Equal("html", page.Root!.Name.LocalName);
        Assert.Single(page.Descendants("h1"));
        Assert.Single(page.Descendants("main"));
    }

    [Theory]
    [MemberData(nameof(Candidates))]
    public async Task The_page_asks_nothing_of_the_network_and_runs_nothing(string candidate)
    {
        var html = await HtmlAsync(ReportOf(candidate));
        var page = Parse(html);
        Assert.DoesNotMatch("https?://|//[a-z]", html.Replace("<!DOCTYPE html>", ""));
        Assert.DoesNotMatch(@"@import|url\(", html);
        string[] active = ["script", "link", "img", "iframe", "object", "form", "a", "base"];
        Assert.DoesNotContain(page.Descendants(), element => active.Contains(element.Name.LocalName));
        var attributes = page.Descendants().Attributes().Select(attribute => attribute.Name.LocalName).ToHashSet();
        Assert.DoesNotContain(attributes, name => name is "src" or "href" or "style" || name.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_policy_admits_the_style_sheet_by_its_hash_and_nothing_else()
    {
        var page = Parse(await HtmlAsync(Talks.Strong().Report()));
        var policies = page.Descendants("meta").Where(meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy");
        var policy = (string?)Assert.Single(policies).Attribute("content");
        var style = Assert.Single(page.Descendants("style")).Value;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Equal($"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'", policy);
    }

    [Fact]
    public async Task Whatever_people_wrote_is_text_on_the_page()
    {
        const string Attack = "</style><script>alert(1)</script><img src=x onerror=alert(2)>\"'&";
        var talk = new Talk { Match = Hostile(Attack) }
            .Ask($"Why {Attack}?", QuestionKind.Behavioural, $"Topic {Attack}", requirements: ["r1"])
            .Answer($"Because {Attack} I built it and it went down to 20 seconds, and my mistake {Attack} was the cache for weeks.")
            .Answer(Attack)
            .Ask($"And {Attack}?").Answer(Attack);
        var html = await HtmlAsync(talk.Report());
        var page = Parse(html);
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("<img", html);
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "img");
        Assert.Contains(Attack, page.Descendants("h1").Single().Value);
        Assert.Contains("alert(1)", page.Descendants("article").First().Value);
        Assert.Contains(Attack, page.Descendants("title").First().Value);
        Assert.Contains(page.Descendants("tbody").Descendants("th"), cell => cell.Value.Contains(Attack));
    }

    [Fact]
    public async Task An_answer_stands_on_the_page_word_for_word_and_its_quotes_are_marked()
    {
        var report = Talks.MaraTalk().Report();
        var cards = Parse(await HtmlAsync(report)).Descendants("article").ToList();
        Assert.Equal(report.Answers.Count, cards.Count);
        foreach (var (answer, card) in report.Answers.Zip(cards))
        {
            var text = card.Elements("p").Single(p => (string?)p.Attribute("class") == "answer-text");
            var nodes = text.DescendantNodes().OfType<XText>().Where(node => node.Parent!.Name != "sup");
            var said = string.Concat(nodes.Select(node => node.Value));
            Assert.Equal(Words(answer.Answer), Words(said));
            Assert.Equal(answer.Checklist.Any(item => item.Yes), text.Elements("mark").Any());
        }

        static string Words(string text) => Regex.Replace(text, @"\s+", "");
    }

    [Fact]
    public async Task The_same_report_gives_the_same_page() =>
        Assert.Equal(await HtmlAsync(ReportOf("mara")), await HtmlAsync(ReportOf("mara")));

    [Fact]
    public async Task What_is_unknown_is_said_in_words()
    {
        var page = Parse(await HtmlAsync(Talks.Strong().Report()));
        Assert.Contains(page.Descendants("p"), p => p.Value.StartsWith("Unknown: pace needs the time of each word"));
        Assert.Contains(page.Descendants("li"), li => (string?)li.Attribute("class") == "unknown");
        var silent = Parse(await HtmlAsync(Talks.Silent().Report()));
        Assert.Contains(silent.Descendants("p"), p => p.Value == "Too little was said to judge.");
        Assert.DoesNotContain(silent.Descendants("strong"), _ => true);
    }

    [Fact]
    public async Task The_plots_are_there_and_stay_within_their_frames()
    {
        var page = Parse(await HtmlAsync(Talks.MaraTalk().WithWordTimes().Report()));
        Assert.True(page.Descendants("svg").Count() > 20);
        var places = page.Descendants("svg").Descendants().Attributes()
            .Where(attribute => attribute.Name.LocalName is "x" or "cx" or "x1" or "x2" or "width" && attribute.Value.EndsWith('%'))
            .Select(attribute => double.Parse(attribute.Value.TrimEnd('%')));
        Assert.All(places, place => Assert.InRange(place, 0, 100));
    }

    [Fact]
    public void Json_reads_back_to_the_same_report()
    {
        var report = Talks.MaraTalk().WithWordTimes().Report();
        Assert.Equal(report, JsonParser.Default.Parse<Report>(ReportRenderer.Json(report)));
    }

    private static Report ReportOf(string candidate) => candidate switch
    {
        "mara" => Talks.MaraTalk().WithWordTimes().Report(),
        "strong" => Talks.Strong().Report(),
        "weak" => Talks.OfWeak().Report(),
        "rambling" => Talks.Rambling().Report(),
        "silent" => Talks.Silent().Report(),
        _ => new Talk().Report(),
    };

    private static V1.Match Hostile(string attack)
    {
        var match = Talks.MatchOfMara();
        match.JobTitle = $"Engineer {attack}";
        match.Requirements.Clear();
        match.Requirements.Add(new RequirementMatch
        {
            RequirementId = "r1",
            Requirement = $"Cache {attack} mistakes",
            Must = true,
            Status = MatchStatus.Met,
        });
        return match;
    }

    private static async Task<string> HtmlAsync(Report report)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        return await new ReportRenderer(services, NullLoggerFactory.Instance).HtmlAsync(report);
    }

    private static XDocument Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
