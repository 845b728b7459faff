using Microsoft.Extensions.Options;

namespace SyncInterview.Documents;

/// <summary>Checks <see cref="DocumentsOptions"/> at start, by the ranges that its properties state.</summary>
[OptionsValidator]
internal sealed partial class DocumentsOptionsValidator : IValidateOptions<DocumentsOptions>;
