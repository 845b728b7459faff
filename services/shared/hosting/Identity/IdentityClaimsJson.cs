using System.Text.Json.Serialization;

namespace SyncInterview.Hosting.Identity;

/// <summary>JSON form of the claims.</summary>
[JsonSourceGenerationOptions(RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(IdentityClaims))]
internal sealed partial class IdentityClaimsJson : JsonSerializerContext;
