namespace SyncInterview.Bench.Model;

/// <summary>One token to be written. Its white space is behind it, so that a full stop ends its sentence with its own token.</summary>
/// <param name="Before">Text before the stamp; the whole token where there is no stamp. Needs no escaping in JSON.</param>
/// <param name="IsStamped">Whether the moment of writing is put in.</param>
/// <param name="After">Text behind the stamp.</param>
internal readonly record struct Piece(string Before, bool IsStamped, string After);
