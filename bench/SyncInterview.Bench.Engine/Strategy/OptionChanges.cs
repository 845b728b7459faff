using System.Text.Json;
using System.Text.Json.Nodes;
using SyncInterview.Interviews.Engine;

namespace SyncInterview.Bench.Engine.Strategy;

/// <summary>Options of the conversation as they are named on the command line: <c>SpeculationPause=00:00:00.200</c>.</summary>
internal static class OptionChanges
{
    /// <summary>The product's options with some changed.</summary>
    /// <exception cref="ArgumentException">There is no such option, or it has no such value.</exception>
    public static TurnOptions Apply(IEnumerable<string> changes)
    {
        var json = JsonNode.Parse(new TurnOptions().ToJson())!.AsObject();
        foreach (var change in changes)
        {
            if (change.Split('=', 2) is not [var name, var value] || !json.ContainsKey(name))
                throw new ArgumentException($"'{change}' is no Name=value with a name of {string.Join(", ", json.Select(pair => pair.Key))}.");
            json[name] = json[name]!.GetValueKind() == JsonValueKind.String ? value : Literal(change, value);
        }

        try
        {
            return TurnOptions.FromJson(json.ToJsonString());
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"A value does not fit its option at {e.Path}: times are written 00:00:00.200.", e);
        }
    }

    private static JsonNode? Literal(string change, string value)
    {
        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"'{change}' has no value such as 6, 0.5 or true.", e);
        }
    }
}
