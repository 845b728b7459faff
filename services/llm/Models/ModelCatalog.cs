using SyncInterview.Llm.Options;
using SyncInterview.Llm.V1;

namespace SyncInterview.Llm.Models;

/// <summary>The configured models by role.</summary>
internal sealed class ModelCatalog : IDisposable
{
    private readonly Dictionary<ModelRole, ConfiguredModel> _models = [];

    /// <summary>Makes a client for each configured model.</summary>
    public ModelCatalog(LlmOptions options, Func<ModelRole, ModelOptions, ConfiguredModel> connect)
    {
        Add(ModelRole.Main, options.Main);
        Add(ModelRole.Mini, options.Mini);
        Add(ModelRole.Judge, options.Judge);
        Add(ModelRole.Second, options.Second);

        void Add(ModelRole role, ModelOptions model)
        {
            if (model.IsConfigured)
                _models.Add(role, connect(role, model));
        }
    }

    /// <summary>All, main model first.</summary>
    public IReadOnlyList<ConfiguredModel> All => [.. _models.Values.OrderBy(model => model.Role)];

    /// <summary>The model to ask besides the main one; null where there is none.</summary>
    public ConfiguredModel? Second => _models.GetValueOrDefault(ModelRole.Second);

    /// <summary>The model of a role; the main one where the role has none of its own; null where there is none at all.</summary>
    public ConfiguredModel? Find(ModelRole role) => _models.GetValueOrDefault(role) ?? _models.GetValueOrDefault(ModelRole.Main);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var model in _models.Values)
            model.Client.Dispose();
    }
}
