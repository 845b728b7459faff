namespace SyncInterview.Llm.Offline;

/// <summary>
/// Picks templates in an order that the seed decides, and fills them: first lines that were not used in the interview, then used
/// lines with other words. What it gave out counts as said from then on.
/// </summary>
internal sealed class Composer(AlreadySaid said, ulong seed)
{
    private const int MostVariants = 12;

    /// <summary>What was said so far, including what this composer gave out.</summary>
    public AlreadySaid Said => said;

    /// <summary>Whether a coin that shows heads with the given chance does so. The same for the same seed and name.</summary>
    public bool Flips(string name, double chance) =>
        new SeededRandom(SeededRandom.Mix(seed, SeededRandom.Hash(name))).NextDouble() < chance;

    /// <summary>
    /// A text that repeats no sentence; null when every line is exhausted, lacks a slot or does not fit. Lines of an earlier tier go
    /// before those of a later one.
    /// </summary>
    public string? Say(Slots slots, Func<string, bool>? fits, params ReadOnlySpan<IReadOnlyList<Template>> tiers)
    {
        foreach (var skeletonsMayRepeat in (ReadOnlySpan<bool>)[false, true])
        {
            foreach (var tier in tiers)
            {
                foreach (var template in tier.OrderBy(line => SeededRandom.Mix(seed, line.Id)))
                {
                    if (!skeletonsMayRepeat && template.Core is { } core && said.Holds(core))
                        continue;
                    if (Fill(template, slots, fits) is { } text)
                        return text;
                }
            }
        }

        return null;
    }

    /// <summary>As <see cref="Say"/>, for what has to be said even when all its words were used: then a sentence may come again.</summary>
    public string SayAnyway(Slots slots, Func<string, bool>? fits, params ReadOnlySpan<IReadOnlyList<Template>> tiers)
    {
        if (Say(slots, fits, tiers) is { } text)
            return text;
        foreach (var tier in tiers)
        {
            foreach (var template in tier.OrderBy(line => SeededRandom.Mix(seed, line.Id)))
            {
                if (template.Render(slots, new SeededRandom(seed)) is { } again && fits?.Invoke(again) != false)
                    return again;
            }
        }

        throw new InvalidOperationException("No template can do without slots.");
    }

    private string? Fill(Template template, Slots slots, Func<string, bool>? fits)
    {
        var variants = Math.Min(template.Variants, MostVariants);
        for (var variant = 0; variant < variants; variant++)
        {
            var text = template.Render(slots, new SeededRandom(SeededRandom.Mix(seed + (ulong)variant, template.Id)));
            if (text is null)
                return null;
            if (said.Repeats(text) || fits?.Invoke(text) == false)
                continue;
            said.Add(text);
            return text;
        }

        return null;
    }
}
