using System.Security.Cryptography;
using System.Text;

namespace SyncInterview.Documents.Store;

/// <summary>Names and keys of this service's resources.</summary>
internal static class ResourceIds
{
    /// <summary>Collection of documents.</summary>
    public const string Documents = "documents";

    /// <summary>Collection of uploads.</summary>
    public const string Uploads = "uploads";

    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int Length = 20;

    /// <summary>An id that nobody can guess: 20 characters of 32, which is 100 bits.</summary>
    public static string Fresh() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>Resource name of a document.</summary>
    public static string DocumentName(string id) => $"{Documents}/{id}";

    /// <summary>Resource name of an upload.</summary>
    public static string UploadName(string id) => $"{Uploads}/{id}";

    /// <summary>State key of a document.</summary>
    public static string DocumentKey(string id) => "document/" + id;

    /// <summary>State key of an upload.</summary>
    public static string UploadKey(string id) => "upload/" + id;

    /// <summary>State key of an owner's request id. Hashed, as neither may hold what keys may not.</summary>
    public static string RequestKey(string owner, string requestId) =>
        "upload-request/" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{owner}\n{requestId}")));

    /// <summary>Blob of a document's bytes.</summary>
    public static string BytesBlob(string documentId) => $"documents/{documentId}/bytes";

    /// <summary>Blob of a document's text, in UTF-8.</summary>
    public static string TextBlob(string documentId) => $"documents/{documentId}/text";

    /// <summary>Blob of a piece of an upload; writers that meet at the same place do not overwrite each other's.</summary>
    public static string PartBlob(string uploadId) => $"uploads/{uploadId}/{Fresh()}";
}
