namespace SyncInterview.Hosting;

/// <summary>What <c>AddServiceDefaults</c> was told about the application.</summary>
/// <param name="Name">Name of the service, for example <c>documents</c>.</param>
/// <param name="Audience">Whose calls it takes.</param>
public sealed record ServiceDescription(string Name, ServiceAudience Audience);
