using SyncInterview.Analysis.Text;
using SyncInterview.Analysis.V1;
using SyncInterview.Documents.V1;

namespace SyncInterview.Analysis.Matching;

/// <summary>
/// Likeness of each section of a resume to the job description, by the cosine of TF-IDF vectors. For information only. Who the person
/// is, and which school it was, are cut out before.
/// </summary>
internal static class SectionSimilarities
{
    public static IEnumerable<SectionSimilarity> Of(Resume resume, SourceText text, string jobText)
    {
        var personal = Personal(resume).Select(part => text.Find(part?.Span)).OfType<Stretch>().ToList();
        var tokens = Tokens.Of(text.Text).Where(token => !personal.Exists(part => part.Overlaps(token.At))).ToList();
        var sections = resume.Sections
            .Select(section => (section.Kind, At: text.Find(section.Span)))
            .Where(section => section.At is not null)
            .GroupBy(section => section.Kind, section => section.At!.Value, StringComparer.Ordinal)
            .Select(group => (Kind: group.Key, Stems: StemsWithin(tokens, [.. group])))
            .ToList();
        var job = ContentStems.Of(jobText).ToList();
        var vectors = Vectors([.. sections.Select(section => section.Stems), job]);
        for (var i = 0; i < sections.Count; i++)
        {
            yield return new SectionSimilarity
            {
                Section = sections[i].Kind,
                Similarity = Math.Round(Cosine(vectors[i], vectors[^1]), 3, MidpointRounding.AwayFromZero),
            };
        }
    }

    private static IEnumerable<Sourced?> Personal(Resume resume)
    {
        var basics = resume.Basics ?? new Basics();
        return new[] { basics.Name, basics.Email, basics.Phone, basics.Location }
            .Concat(basics.Urls)
            .Concat(resume.Education.Select(education => education.Institution));
    }

    private static List<string> StemsWithin(IReadOnlyList<Token> tokens, IReadOnlyList<Stretch> parts) =>
        [.. tokens.Where(token => parts.Any(part => part.Contains(token.At))).SelectMany(ContentStems.Of)];

    private static List<Dictionary<string, double>> Vectors(IReadOnlyList<IReadOnlyList<string>> texts)
    {
        var frequency = texts.SelectMany(stems => stems.Distinct()).CountBy(stem => stem).ToDictionary();
        return
        [
            .. texts.Select(stems => stems
                .GroupBy(stem => stem, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .ToDictionary(
                    group => group.Key,
                    group => (1 + Math.Log(group.Count())) * Math.Log((1.0 + texts.Count) / frequency[group.Key]))),
        ];
    }

    private static double Cosine(Dictionary<string, double> a, Dictionary<string, double> b)
    {
        var product = a.Sum(term => term.Value * b.GetValueOrDefault(term.Key));
        var lengths = Math.Sqrt(a.Values.Sum(value => value * value)) * Math.Sqrt(b.Values.Sum(value => value * value));
        return lengths == 0 ? 0 : product / lengths;
    }
}
