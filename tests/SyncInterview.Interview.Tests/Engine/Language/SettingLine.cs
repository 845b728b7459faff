using System.Globalization;
using System.Reflection;
using SyncInterview.Interviews.Engine;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>
/// Something that is fixed before the interview: <c>topics 2</c>, <c>limit 2m</c>, <c>options classic</c>, <c>options least-coverage 0.4</c>.
/// </summary>
/// <param name="Keyword">What is set.</param>
/// <param name="Value">Its value as written; may be empty.</param>
internal sealed record SettingLine(string Keyword, string Value) : ScenarioLine
{
    public static readonly string[] Keywords = ["options", "topics", "generic", "limit", "until", "seed", "cancels-obeyed"];

    // Short names, and those that set more than one thing.
    private static readonly Dictionary<string, string> Names = new()
    {
        ["deadline"] = nameof(TurnOptions.ReplyDeadline),
        ["reopen"] = nameof(TurnOptions.ReopenWindow),
        ["monologue"] = nameof(TurnOptions.MonologueLimit),
        ["surprises"] = nameof(TurnOptions.SurpriseRate),
        ["speculation"] = nameof(TurnOptions.Speculate),
        ["code"] = nameof(TurnOptions.CodeAnswers),
    };

    public override string Print() => $"{Keyword} {Value}".TrimEnd();

    public void Apply(ScenarioSetup setup)
    {
        var value = new LineReader(Value);
        switch (Keyword)
        {
            case "options": setup.Options = Option(setup.Options, value); break;
            case "topics": setup.Topics = value.Number("a number of topics"); break;
            case "generic": setup.IsGeneric = true; break;
            case "limit": setup.Limit = value.Time(); break;
            case "cancels-obeyed": setup.CancelsObeyed = true; break;
            case "until": setup.Until = value.Time(); break;
            default: setup.Seed = value.Number("a seed"); break;
        }

        value.End();
    }

    private static TurnOptions Option(TurnOptions options, LineReader line)
    {
        var name = line.Word("the name of an option");
        if (name == "classic")
            return options.Classic();
        var isOff = name.StartsWith("no-", StringComparison.Ordinal);
        var property = Property(isOff ? name[3..] : name);
        if (property is null || (isOff && property.PropertyType != typeof(bool)))
            throw new FormatException($"there is no option {name}");
        var copy = options with { };
        property.SetValue(copy, property.PropertyType switch
        {
            var type when type == typeof(bool) => !isOff,
            var type when type == typeof(TimeSpan) => line.Time(),
            var type when type == typeof(int) => line.Number("a whole number"),
            _ => double.TryParse(line.Word("a number"), CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new FormatException($"option {name} is a number"),
        });
        return copy;
    }

    // "least-coverage" is LeastCoverage.
    private static PropertyInfo? Property(string name) =>
        typeof(TurnOptions).GetProperty(
            Names.TryGetValue(name, out var known)
                ? known
                : string.Concat(name.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part[1..])));
}
