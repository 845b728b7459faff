using System.Collections.Immutable;

namespace SyncInterview.Interviews.Tests.Engine;

/// <summary>
/// A conversation and what must come of it, line by line. <c>Scenarios/README.md</c> has the grammar. Prints as it is read, so that one
/// that was made up can be kept as a file.
/// </summary>
/// <param name="Lines">Settings, scripts of the models, acts and expectations.</param>
internal sealed record Scenario(ImmutableArray<ScenarioLine> Lines)
{
    /// <exception cref="FormatException">A line is not as the grammar says; the message has its number.</exception>
    public static Scenario Parse(string text) => new(ScenarioParser.Parse(text));

    public override string ToString()
    {
        var (exact, others) = (Lines.OfType<ExactLine>().ToList(), Lines.Where(line => line is not ExactLine));
        IEnumerable<string> list = exact.Count > 0 ? ["exactly", .. exact.Select(line => line.Print())] : [];
        return string.Join('\n', [.. others.Select(line => line.Print()), .. list]) + "\n";
    }

    /// <summary>Holds the conversation.</summary>
    public Simulation Play()
    {
        var setup = new ScenarioSetup();
        foreach (var setting in Lines.OfType<SettingLine>())
            setting.Apply(setup);
        var simulation = setup.Begin();
        foreach (var line in Lines)
        {
            (line as ModelLine)?.Apply(simulation.Models);
            (line as BankLine)?.Apply(simulation.Models);
            (line as ActLine)?.Apply(simulation);
        }

        simulation.Run(setup.Until);
        return simulation;
    }

    /// <summary>The first expectation that was not met; null: all were.</summary>
    public string? Unmet(Simulation simulation)
    {
        var sent = simulation.Sent;
        var exact = Lines.OfType<ExactLine>().ToList();
        for (var i = 0; exact.Count > 0 && i < Math.Max(exact.Count, sent.Count); i++)
            if (i >= exact.Count || i >= sent.Count || !exact[i].Matches(sent[i].At, sent[i].Message))
                return $"message {i + 1} is not '{exact.ElementAtOrDefault(i)?.Print()}' but '{sent.Skip(i).Select(s => Transcript.Line(s.Message)).FirstOrDefault()}'";

        var from = 0;
        foreach (var line in Lines.OfType<ExpectationLine>().Where(line => !line.IsNever))
        {
            var at = simulation.Sent.FindIndex(from, s => line.Matches(s.At, s.Message));
            if (at < 0)
                return $"'{line.Print()}' does not come after {from} messages";
            from = at + 1;
        }

        var never = Lines.OfType<ExpectationLine>().Where(line => line.IsNever);
        if (never.FirstOrDefault(line => simulation.Sent.Exists(s => line.Matches(s.At, s.Message))) is { } broken)
            return $"'{broken.Print()}' is broken";
        if (Lines.OfType<CallLine>().FirstOrDefault(line => line.In(simulation) != line.Count) is { } calls)
            return $"'{calls.Print()}' is {calls.In(simulation)}";
        return Lines.OfType<ToldLine>().FirstOrDefault(line => !line.IsMet(simulation)) is { } told ? $"'{told.Print()}' is not so" : null;
    }
}
