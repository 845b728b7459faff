namespace SyncInterview.Documents.Reading;

/// <summary>One line of a <see cref="DocumentText"/>. Offsets are UTF-16 positions in its text.</summary>
/// <param name="Start">First character, the bullet included.</param>
/// <param name="End">After the last character; the line break is not part of it.</param>
/// <param name="Page">Page from 1; 0 when the format has none.</param>
/// <param name="Traits">What the layout says about it.</param>
internal readonly record struct TextLine(int Start, int End, int Page, LineTraits Traits)
{
    /// <summary>First character after the bullet.</summary>
    public int ContentStart => Traits.IsBullet ? Start + DocumentTextBuilder.BulletMark.Length : Start;
}
