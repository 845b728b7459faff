using System.Text.Json.Serialization;

namespace SyncInterview.Hosting.Identity;

/// <summary>What a signed header states. Times are Unix seconds.</summary>
internal sealed record IdentityClaims(
    [property: JsonPropertyName("owner")] string Owner,
    [property: JsonPropertyName("caller")] string Caller,
    [property: JsonPropertyName("iat")] long IssuedAt,
    [property: JsonPropertyName("exp")] long Expiry);
