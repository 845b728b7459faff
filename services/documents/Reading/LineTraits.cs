namespace SyncInterview.Documents.Reading;

/// <summary>What a document's layout says about a line, in the same terms for every format.</summary>
internal readonly record struct LineTraits
{
    /// <summary>Set apart like a title: by style, size or capitals.</summary>
    public bool IsHeading { get; init; }

    /// <summary>An item of a list. Its text begins with <see cref="DocumentTextBuilder.BulletMark"/>.</summary>
    public bool IsBullet { get; init; }

    /// <summary>False when the line only continues the paragraph of the line before it.</summary>
    public bool StartsParagraph { get; init; }

    /// <summary>Height of its letters in points, or a rank that orders headings where a format has no sizes. 0 when unknown.</summary>
    public double Size { get; init; }

    /// <summary>The plain start of a paragraph.</summary>
    public static LineTraits Plain => new() { StartsParagraph = true };
}
