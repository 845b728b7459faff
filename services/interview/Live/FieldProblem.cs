namespace SyncInterview.Interviews.Live;

/// <summary>A rule that a client's message breaks.</summary>
/// <param name="Field">Path of the field within the message, for example <c>chunk.text</c>.</param>
/// <param name="Description">What is allowed, for example <c>must be from 0 to 1</c>.</param>
internal sealed record FieldProblem(string Field, string Description)
{
    /// <summary>Both, for a person.</summary>
    public override string ToString() => $"{Field} {Description}";
}
