using SyncInterview.Documents.Reading;

namespace SyncInterview.Documents.Pdf;

/// <summary>A line of a column: its fragments from left to right, and whether a bullet leads it.</summary>
internal sealed record PdfLine(IReadOnlyList<Fragment> Fragments, bool HasBullet)
{
    /// <summary>Left edge of the text, behind the bullet.</summary>
    public double TextX0 { get; } = HasBullet && Fragments[0].Words.Count > 1 ? Fragments[0].Words[1].X0 : Fragments[0].X0;

    /// <summary>Left edge, the bullet included.</summary>
    public double X0 { get; } = Fragments[0].X0;

    /// <summary>Right edge.</summary>
    public double X1 { get; } = Fragments[^1].X1;

    /// <summary>Lower edge.</summary>
    public double Y1 { get; } = Fragments.Max(f => f.Y1);

    /// <summary>Height of its letters.</summary>
    public double Size { get; } = Fragments.Max(f => f.Size);

    /// <summary>Whether a gap parts it, as one does before dates at the right margin.</summary>
    public bool HasGap => Fragments.Count > 1;

    /// <summary>Its text without the bullet; a tab for each gap.</summary>
    public string Text => string.Join('\t', Fragments.Select((f, i) => i == 0 && HasBullet ? WithoutBullet(f) : f.Text));

    /// <summary>Width of its first word.</summary>
    public double FirstWordWidth { get; } = FirstWord(Fragments[0], HasBullet).X1 - FirstWord(Fragments[0], HasBullet).X0;

    /// <summary>Groups the fragments of one column to lines, from top to bottom.</summary>
    public static List<PdfLine> FromFragments(IEnumerable<Fragment> fragments)
    {
        var lines = new List<PdfLine>();
        var row = new List<Fragment>();
        foreach (var fragment in fragments.OrderBy(f => f.Middle).ThenBy(f => f.X0))
        {
            if (row.Count > 0 && !row[0].SharesLineWith(fragment))
            {
                lines.Add(FromRow(row));
                row = [];
            }

            row.Add(fragment);
        }

        if (row.Count > 0)
            lines.Add(FromRow(row));
        return lines;
    }

    private static PdfLine FromRow(List<Fragment> row)
    {
        row.Sort((left, right) => left.X0.CompareTo(right.X0));
        var first = row[0];
        if (!BulletGlyphs.IsBulletWord(first.Words[0].Text))
            return new PdfLine([.. row], HasBullet: false);
        if (first.Words.Count > 1)
            return new PdfLine([.. row], HasBullet: true);
        if (row.Count == 1)
            return new PdfLine([.. row], HasBullet: false);
        // A bullet far from its text came as a fragment of its own.
        return new PdfLine([new Fragment([.. first.Words, .. row[1].Words]), .. row.Skip(2)], HasBullet: true);
    }

    private static PdfWord FirstWord(Fragment fragment, bool hasBullet) => fragment.Words[hasBullet && fragment.Words.Count > 1 ? 1 : 0];

    private static string WithoutBullet(Fragment fragment) => string.Join(' ', fragment.Words.Skip(1).Select(word => word.Text));
}
