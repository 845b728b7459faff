namespace SyncInterview.Documents.Docx;

/// <summary>What formatting says about a run or a paragraph; null where this level leaves it to the one below.</summary>
internal sealed record DocxFormat
{
    /// <summary>Nothing said.</summary>
    public static DocxFormat None { get; } = new();

    /// <summary>Whether the text is marked as hidden.</summary>
    public bool? Vanish { get; init; }

    /// <summary>Whether the letters have the colour of paper.</summary>
    public bool? White { get; init; }

    /// <summary>Whether something dark is behind the letters.</summary>
    public bool? Shaded { get; init; }

    /// <summary>Size in points.</summary>
    public double? Points { get; init; }

    /// <summary>Whether it is bold.</summary>
    public bool? Bold { get; init; }

    /// <summary>Whether it is shown in capitals.</summary>
    public bool? Capitals { get; init; }

    /// <summary>Level in the outline from 0; 9 is body text.</summary>
    public int? OutlineLevel { get; init; }

    /// <summary>Whether it is an item of a list.</summary>
    public bool? Listed { get; init; }

    /// <summary>This format where it says something, else the one below.</summary>
    public DocxFormat Over(DocxFormat below) => new()
    {
        Vanish = Vanish ?? below.Vanish,
        White = White ?? below.White,
        Shaded = Shaded ?? below.Shaded,
        Points = Points ?? below.Points,
        Bold = Bold ?? below.Bold,
        Capitals = Capitals ?? below.Capitals,
        OutlineLevel = OutlineLevel ?? below.OutlineLevel,
        Listed = Listed ?? below.Listed,
    };

    /// <summary>Whether a person would not see letters of this format: hidden, under 2 points, or white on white.</summary>
    public bool IsInvisible => Vanish == true || Points < 2 || (White == true && Shaded != true);
}
