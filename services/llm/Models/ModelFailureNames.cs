using System.Text.Json;

namespace SyncInterview.Llm.Models;

/// <summary>Names of failures as metrics and clients see them.</summary>
internal static class ModelFailureNames
{
    /// <summary>For example <c>first_content_timeout</c>.</summary>
    public static string ToWireName(this ModelFailure failure) => JsonNamingPolicy.SnakeCaseLower.ConvertName(failure.ToString());
}
