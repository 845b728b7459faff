using System.Security.Cryptography;
using System.Text;

namespace SyncInterview.Llm.Prompting;

/// <summary>
/// Chooses the codes of fences. Speech gets a new random code with every call. Documents and history keep theirs for an interview, or no
/// provider could serve the long unchanging part of the prompt from its cache; that code is made from a key of this process, so it
/// cannot be known when a document is written either.
/// </summary>
internal sealed class FenceCodes
{
    private const int Bytes = 8;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>A fence for one call.</summary>
    public static Fence ForCall() => new(RandomNumberGenerator.GetHexString(2 * Bytes, lowercase: true));

    /// <summary>A fence for all calls of an interview.</summary>
    public Fence ForInterview(string interview) =>
        new(Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(interview)).AsSpan(0, Bytes)));
}
