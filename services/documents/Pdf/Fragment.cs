namespace SyncInterview.Documents.Pdf;

/// <summary>Words that stand close together on one line: a line of a column, or one piece of a line that has gaps.</summary>
internal sealed class Fragment(IReadOnlyList<PdfWord> words)
{
    /// <summary>A gap wider than this share of the letters' height ends a fragment. Justified text stays well below.</summary>
    private const double WidestWordGap = 0.95;

    private const double SameLineOverlap = 0.5;

    /// <summary>The words, from left to right.</summary>
    public IReadOnlyList<PdfWord> Words { get; } = words;

    /// <summary>Left edge.</summary>
    public double X0 { get; } = words[0].X0;

    /// <summary>Right edge.</summary>
    public double X1 { get; } = words.Max(word => word.X1);

    /// <summary>Upper edge.</summary>
    public double Y0 { get; } = words.Min(word => word.Y0);

    /// <summary>Lower edge.</summary>
    public double Y1 { get; } = words.Max(word => word.Y1);

    /// <summary>Height of its letters.</summary>
    public double Size { get; } = words.Max(word => word.Height);

    /// <summary>Vertical middle.</summary>
    public double Middle => (Y0 + Y1) / 2;

    /// <summary>The words joined by spaces.</summary>
    public string Text => string.Join(' ', Words.Select(word => word.Text));

    /// <summary>Whether it has at least two letters: bullets, rules and page numbers have not.</summary>
    public bool HasLetters { get; } = words.Sum(word => word.Text.Count(char.IsLetter)) >= 2;

    /// <summary>Whether both stand on one line.</summary>
    public bool SharesLineWith(Fragment other)
    {
        var overlap = Math.Min(Y1, other.Y1) - Math.Max(Y0, other.Y0);
        return overlap > SameLineOverlap * Math.Min(Y1 - Y0, other.Y1 - other.Y0);
    }

    /// <summary>Joins the words of a page to fragments.</summary>
    public static List<Fragment> Join(IEnumerable<PdfWord> words)
    {
        var fragments = new List<Fragment>();
        var row = new List<PdfWord>();
        foreach (var word in words.OrderBy(word => word.Y0 + word.Y1).ThenBy(word => word.X0))
        {
            if (row.Count > 0 && row[0].OverlapWith(word) <= SameLineOverlap)
            {
                JoinRow(row, fragments);
                row.Clear();
            }

            row.Add(word);
        }

        if (row.Count > 0)
            JoinRow(row, fragments);
        return fragments;
    }

    private static void JoinRow(List<PdfWord> row, List<Fragment> fragments)
    {
        row.Sort((left, right) => left.X0.CompareTo(right.X0));
        var current = new List<PdfWord> { row[0] };
        foreach (var word in row.Skip(1))
        {
            var last = current[^1];
            if (word.X0 - last.X1 > WidestWordGap * Math.Max(word.Height, last.Height))
            {
                fragments.Add(new Fragment([.. current]));
                current.Clear();
            }

            current.Add(word);
        }

        fragments.Add(new Fragment([.. current]));
    }
}
