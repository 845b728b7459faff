using SyncInterview.Analysis.Text;
using SyncInterview.Documents.V1;

namespace SyncInterview.Analysis.Matching;

/// <summary>
/// A resume as the matcher sees it. Name, contact, place and school are not in it: nothing that says who the person is
/// can reach a verdict.
/// </summary>
internal sealed class ResumeFacts
{
    private const int LongestQuote = 220;

    private readonly Dictionary<string, HeldSkill> _held = new(StringComparer.OrdinalIgnoreCase);

    public ResumeFacts(Resume profile, SourceText text, SkillImplications implications, Month asOf)
    {
        Profile = profile;
        Text = text;
        Employments = [.. profile.Work.Select(work => EmploymentOf(work, text, asOf))];
        Statements = [.. StatementsOf(profile, text)];
        foreach (var group in profile.Skills
            .SelectMany(skill => implications.Closure(skill.Name).Select(name => (name, skill)))
            .GroupBy(pair => pair.name, pair => pair.skill, StringComparer.OrdinalIgnoreCase))
        {
            _held[group.Key] = HeldSkillOf(group.Key, [.. group]);
        }
    }

    public Resume Profile { get; }

    public SourceText Text { get; }

    public IReadOnlyList<Employment> Employments { get; }

    public IReadOnlyList<Statement> Statements { get; }

    public HeldSkill? Held(string skill) => _held.GetValueOrDefault(skill);

    // What a person would quote: the bullet around a mention, its sentence in a long paragraph, its line in a list.
    private Stretch Around(Stretch mention)
    {
        var statement = Statements.Where(statement => statement.At.Contains(mention)).MinBy(statement => statement.At.Length);
        if (statement is null)
            return LineAround(mention);
        if (statement.At.Length <= LongestQuote)
            return statement.At;
        var text = Text[statement.At];
        var inside = new Stretch(mention.Start - statement.At.Start, mention.End - statement.At.Start);
        var sentence = Sentences.Of(text, Tokens.Of(text)).FirstOrDefault(sentence => sentence.At.Contains(inside));
        return sentence is null ? mention : new Stretch(statement.At.Start + sentence.At.Start, statement.At.Start + sentence.At.End);
    }

    private Stretch LineAround(Stretch mention)
    {
        var start = Text.Text.LastIndexOf('\n', mention.Start) + 1;
        var end = Text.Text.IndexOf('\n', mention.End);
        var line = new Stretch(start, end < 0 ? Text.Text.Length : end);
        return line.Length <= LongestQuote ? line : mention;
    }

    private HeldSkill HeldSkillOf(string name, IReadOnlyList<Skill> skills)
    {
        var counted = skills.Any(skill => !skill.Weak) ? skills.Where(skill => !skill.Weak) : skills;
        var mentions = counted
            .SelectMany(skill => skill.Evidence)
            .Select(evidence => Text.Find(evidence.Span))
            .OfType<Stretch>()
            .Distinct()
            .ToList();
        var employments = Employments.Where(job => mentions.Any(job.At.Contains)).ToList();
        var evidence = mentions
            .Select(Around)
            .Distinct()
            .OrderByDescending(Telling)
            .ThenBy(at => at.Start);
        return new HeldSkill(
            name,
            skills.All(skill => skill.Weak),
            [.. evidence],
            MonthRange.Union(employments.Select(job => job.Time).OfType<MonthRange>()),
            employments.Count > 0);
    }

    private int Telling(Stretch at)
    {
        var statement = Statements.FirstOrDefault(statement => statement.At.Contains(at));
        return (statement?.Employment is null ? 0 : 2) + (statement?.HasFigure is true ? 1 : 0);
    }

    private static Employment EmploymentOf(Work work, SourceText text, Month asOf)
    {
        var parts = new[] { work.Name, work.Position, work.Location, work.StartDate, work.EndDate }
            .Concat(work.Highlights)
            .Select(part => text.Find(part?.Span))
            .OfType<Stretch>()
            .ToList();
        var at = parts.Count == 0 ? default : new Stretch(parts.Min(part => part.Start), parts.Max(part => part.End));
        var first = Month.Parse(work.StartDate?.Value);
        var last = work.Current ? asOf : Month.Parse(work.EndDate?.Value);
        return new Employment(at, first is { } from && last is { } to && to.Index >= from.Index ? new MonthRange(from, to) : null);
    }

    private static IEnumerable<Statement> StatementsOf(Resume profile, SourceText text)
    {
        var work = profile.Work.SelectMany((job, index) =>
            job.Highlights.Prepend(job.Position).Select(part => StatementOf(part, text, index)));
        var other = new[] { profile.Basics?.Label, profile.Basics?.Summary }
            .Concat(profile.Projects.SelectMany(project => project.Highlights.Prepend(project.Description).Prepend(project.Name)))
            .Concat(profile.Education.SelectMany(education => new[] { education.StudyType, education.Area }))
            .Concat(profile.Certificates)
            .Concat(profile.Languages)
            .Select(part => StatementOf(part, text, null));
        return work.Concat(other).OfType<Statement>().DistinctBy(statement => statement.At);
    }

    private static Statement? StatementOf(Sourced? part, SourceText text, int? employment)
    {
        if (text.Find(part?.Span) is not { } at)
            return null;
        var words = text[at];
        return new Statement(at, ContentStems.Of(words).ToHashSet(StringComparer.Ordinal), employment, words.Any(char.IsAsciiDigit));
    }
}
