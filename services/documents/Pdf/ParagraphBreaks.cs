namespace SyncInterview.Documents.Pdf;

/// <summary>Finds where paragraphs begin in the lines of one column.</summary>
internal sealed class ParagraphBreaks
{
    private const double WiderThanPitch = 1.12;
    private const double OtherSize = 0.06;
    private const double SmallestIndent = 5;
    private const double LargestIndent = 45;
    private const double WordSpace = 3;
    private const double HangingIndent = 2;

    private readonly List<PdfLine> _lines;
    private readonly double _left;
    private readonly double _right;
    private readonly double _pitch;

    /// <summary>Measures the column: its margins and its usual distance of lines.</summary>
    public ParagraphBreaks(List<PdfLine> lines)
    {
        _lines = lines;
        _left = lines.Min(line => line.X0);
        _right = lines.Max(line => line.X1);
        var steps = lines.Zip(lines.Skip(1), (above, below) => below.Y1 - above.Y1).Where(step => step > 1).Order().ToList();
        _pitch = steps.Count == 0 ? double.MaxValue : steps[steps.Count / 4];
    }

    /// <summary>Whether line <paramref name="index"/> begins a paragraph rather than continuing the line above.</summary>
    public bool StartsAt(int index)
    {
        if (index == 0)
            return true;
        var (above, line) = (_lines[index - 1], _lines[index]);
        if (line.HasBullet
            || above.HasGap
            || line.HasGap
            || line.Y1 - above.Y1 > WiderThanPitch * _pitch
            || Math.Abs(line.Size - above.Size) > OtherSize * above.Size)
            return true;
        if (HangsBelowBullet(index))
            return false;
        return line.X0 < above.TextX0 - SmallestIndent
            || (!above.HasBullet && line.X0 > above.TextX0 + SmallestIndent)
            // Its first word would have fitted on the line above, so it was not wrapped.
            || above.X1 + WordSpace + line.FirstWordWidth < _right - 1;
    }

    /// <summary>Whether a line begins exactly where the text of the bullet above it does.</summary>
    private bool HangsBelowBullet(int index)
    {
        for (var i = index - 1; i >= 0 && Math.Abs(_lines[i].TextX0 - _lines[index].X0) < HangingIndent; i--)
        {
            if (_lines[i].HasBullet)
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether a line without a bullet is a list item all the same: drawn bullets are no text, but their items are indented alike.
    /// </summary>
    public bool IsIndentedItem(int index)
    {
        var line = _lines[index];
        var indent = line.X0 - _left;
        return !line.HasBullet
            && !line.HasGap
            && indent is >= SmallestIndent and <= LargestIndent
            && _lines.Count(other => Math.Abs(other.X0 - line.X0) < 1) >= 2;
    }
}
