using Microsoft.Extensions.Options;

namespace SyncInterview.BuildingBlocks.Configuration;

/// <summary>Collects what is wrong with the options of one section, in words that name the setting and what is allowed.</summary>
internal sealed class OptionsCheck(string section)
{
    private readonly List<string> _failures = [];

    public ValidateOptionsResult Result => _failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(_failures);

    public void Fail(string setting, string demand) => _failures.Add($"{section}:{setting} {demand}.");

    public void Range<T>(string setting, T value, T min, T max)
        where T : IComparable<T>
    {
        if (value.CompareTo(min) < 0 || value.CompareTo(max) > 0)
            Fail(setting, $"is {value}; {min} to {max} is allowed");
    }
}
