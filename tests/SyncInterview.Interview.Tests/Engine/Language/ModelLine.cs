using System.Text;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>
/// How the next call of a kind goes: <c>reply first 200ms done 1s "…" asks "…"</c>, <c>model replies after 3s "…"</c>,
/// <c>tentative fails after 1s</c>, <c>reply stalls</c>.
/// </summary>
/// <param name="Model">Kind of call.</param>
/// <param name="Script">How it goes.</param>
internal sealed record ModelLine(string Model, ReplyScript Script) : ScenarioLine
{
    public static readonly string[] Models = ["reply", "opening", "closing", "tentative", "question", "model"];

    /// <summary>Later than any scenario lasts.</summary>
    private static readonly TimeSpan Never = TimeSpan.FromDays(2);

    public static ModelLine Read(string model, LineReader line)
    {
        var script = new ReplyScript(null, Never, "", "");
        if (model == "model" && line.Take("replies"))
            model = "reply";
        else if (model == "model")
            model = "reply";
        while (!line.IsAtEnd)
        {
            if (line.Take("fails"))
                script = script with { Fails = true };
            else if (line.Take("stalls"))
                script = script with { Stalls = true };
            else if (line.Take("first"))
                script = script with { First = line.Time() };
            else if (line.Take("restarts"))
                script = script with { Restarts = line.Time() };
            else if (line.Take("after") || line.Take("done"))
                script = script with { Done = line.Time() };
            else if (line.Take("asks"))
                script = script with { Question = line.Quote() };
            else
                script = script with { Text = line.OptionalQuote() ?? throw line.Expected("first, after, done, restarts, asks, fails, stalls or a text") };
        }

        return Checked(new(model, script));
    }

    public override string Print()
    {
        var text = new StringBuilder(Model);
        if (Script.Fails)
            text.Append(" fails");
        if (Script.Stalls)
            text.Append(" stalls");
        if (Script.First is { } first)
            text.Append(" first ").Append(Seconds(first));
        if (Script.Restarts is { } restarts)
            text.Append(" restarts ").Append(Seconds(restarts));
        if (Script.Done != Never)
            text.Append(Script.First is null ? " after " : " done ").Append(Seconds(Script.Done));
        if (Script.Text.Length > 0)
            text.Append(' ').Append(Quoted(Script.Text));
        if (Script.Question.Length > 0)
            text.Append(" asks ").Append(Quoted(Script.Question));
        return text.ToString();
    }

    public void Apply(ScriptedModels models)
    {
        switch (Model)
        {
            case "tentative": models.Tentatives.Enqueue((Script.Done, Script.Fails ? null : Script.Text)); break;
            case "question": models.Questions.Enqueue((Script.Done, Script.Fails ? null : Script.Text)); break;
            case "opening": models.Openings.Enqueue(Script); break;
            case "closing": models.Closings.Enqueue(Script); break;
            default: models.Replies.Enqueue(Script); break;
        }
    }

    public override IEnumerable<ScenarioLine> Simpler()
    {
        IEnumerable<ReplyScript> scripts =
        [
            Script with { First = null, Restarts = null },
            Script with { Restarts = null },
            Script with { Question = "" },
            .. Shorter(Script.Text).Select(text => Script with { Text = text }),
            .. Script.Done == Never ? [] : Rounder(Script.Done).Select(time => Script with { Done = time }),
            .. Script.First is { } first ? Rounder(first).Select(time => Script with { First = time }) : [],
        ];
        return scripts.Where(script => script != Script).Select(script => this with { Script = script }).Where(IsWhole);
    }

    private static ModelLine Checked(ModelLine line) =>
        IsWhole(line) ? line : throw new FormatException($"a {line.Model} fails after a time, stalls, or has a text and a time after which it comes");

    private static bool IsWhole(ModelLine line)
    {
        var script = line.Script;
        var isEndless = script.Done == Never;
        if (script.Fails || script.Stalls)
        {
            var mayStall = line.Model is not ("tentative" or "question");
            return IsInOrder(script) && script.Fails != script.Stalls && isEndless != script.Fails && (mayStall || script.Fails);
        }

        if (isEndless || (script.Text.Length == 0 && script.Question.Length == 0))
            return false;
        return line.Model is not ("tentative" or "question") ? IsInOrder(script) : script is { First: null, Question: "", Restarts: null };
    }

    private static bool IsInOrder(ReplyScript script) =>
        (script.First is null || script.First <= script.Done)
        && (script.Restarts is null || (script.First <= script.Restarts && script.Restarts <= script.Done));
}
