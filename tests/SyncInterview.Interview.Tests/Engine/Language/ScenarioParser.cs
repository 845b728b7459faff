using System.Collections.Immutable;
using System.Globalization;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>Reads scenarios.</summary>
internal static class ScenarioParser
{
    public static ImmutableArray<ScenarioLine> Parse(string text)
    {
        var lines = ImmutableArray.CreateBuilder<ScenarioLine>();
        var (number, isExact, last) = (0, false, TimeSpan.Zero);
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            try
            {
                if (line == "exactly")
                    isExact = true;
                else
                    lines.Add(isExact ? Exact(line) : Read(line, last));
            }
            catch (FormatException e)
            {
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {number}: {e.Message}: {line}"), e);
            }

            if (lines.Count > 0 && lines[^1] is ActLine act)
                last = act.At;
        }

        return lines.ToImmutable();
    }

    private static ScenarioLine Read(string text, TimeSpan last)
    {
        var line = new LineReader(text);
        var verb = line.Word("the beginning of a line");
        if (SettingLine.Keywords.Contains(verb))
            return Setting(verb, text);
        ScenarioLine read = verb switch
        {
            "at" => ActLine.Read(line.Time(), line),
            "after" => ActLine.Read(last + line.Time(), line),
            "expect" or "never" => ExpectationLine.Read(verb == "never", last, line),
            "calls" => CallLine.Read(line),
            "told" or "untold" => new ToldLine(verb == "untold", line.Quote(), last),
            "fillers" or "surprise" => BankLine.Read(verb, line),
            _ when ModelLine.Models.Contains(verb) => ModelLine.Read(verb, line),
            _ => throw new FormatException($"no line begins with {verb}"),
        };
        line.End();
        return read;
    }

    private static SettingLine Setting(string keyword, string text)
    {
        var setting = new SettingLine(keyword, text[keyword.Length..].Trim());
        setting.Apply(new());
        return setting;
    }

    private static ExactLine Exact(string text)
    {
        var line = new LineReader(text);
        var exact = new ExactLine(line.Time(), MessagePattern.Read(line));
        line.End();
        return exact;
    }
}
