using System.Collections.Immutable;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>What the filler bank holds: <c>fillers "…" "…"</c> or <c>surprise t1 "…"</c>.</summary>
/// <param name="Topic">Topic of a surprise; empty for fillers.</param>
/// <param name="Texts">The texts.</param>
internal sealed record BankLine(string Topic, ImmutableArray<string> Texts) : ScenarioLine
{
    public static BankLine Read(string keyword, LineReader line)
    {
        if (keyword == "surprise")
            return new(line.Word("a topic such as t1"), [line.Quote()]);
        var texts = new List<string> { line.Quote() };
        while (line.OptionalQuote() is { } text)
            texts.Add(text);
        return new("", [.. texts]);
    }

    public override string Print() => (Topic.Length > 0 ? $"surprise {Topic} " : "fillers ") + string.Join(' ', Texts.Select(Quoted));

    public void Apply(ScriptedModels models)
    {
        if (Topic.Length > 0)
            models.BankedSurprises.Add(new() { TopicId = Topic, Text = Texts[0] });
        else
            models.BankedFillers.AddRange(Texts);
    }

    public override IEnumerable<ScenarioLine> Simpler() =>
        Texts.Length < 2 ? [] : [this with { Texts = Texts[..1] }, this with { Texts = Texts[..^1] }];
}
