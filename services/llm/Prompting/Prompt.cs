using Microsoft.Extensions.AI;

namespace SyncInterview.Llm.Prompting;

/// <summary>A prompt ready to be sent.</summary>
/// <param name="Version">For example <c>reply@1</c>.</param>
/// <param name="System">Standing instructions: the same text for every interview, so that providers' prefix caches hit.</param>
/// <param name="User">Documents, history and task, from what changes least to what changes most.</param>
internal sealed record Prompt(string Version, string System, string User)
{
    /// <summary>As messages.</summary>
    public IReadOnlyList<ChatMessage> Messages => [new(ChatRole.System, System), new(ChatRole.User, User)];
}
