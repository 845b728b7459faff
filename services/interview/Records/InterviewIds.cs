using System.Security.Cryptography;

namespace SyncInterview.Interviews.Records;

/// <summary>Names of interviews.</summary>
internal static class InterviewIds
{
    /// <summary>Kind of the owners' lists of interviews.</summary>
    public const string IndexKind = "interview";

    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int Length = 20;

    /// <summary>An id that nobody can guess: 20 characters of 32, which is 100 bits.</summary>
    public static string Fresh() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>The resource name of an id.</summary>
    public static string NameOf(string id) => "interviews/" + id;
}
