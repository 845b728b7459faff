using SyncInterview.BuildingBlocks.Encryption;

namespace SyncInterview.BuildingBlocks.Tests.Encryption;

public sealed class DataKeyringTests
{
    private static readonly string Good = Convert.ToBase64String(new byte[DataKey.KeyBytes]);

    [Fact]
    public void Without_settings_there_is_no_keyring() => Assert.Null(DataKeyring.FromOptions(new DataKeyOptions()));

    [Fact]
    public void A_single_key_is_active_without_being_named() =>
        Assert.Equal("k1", DataKeyring.FromOptions(Options(null, ("k1", Good)))!.Active.Id);

    [Fact]
    public void Of_several_keys_the_active_one_must_be_named()
    {
        Assert.Equal("k2", DataKeyring.FromOptions(Options("k2", ("k1", Good), ("k2", Good)))!.Active.Id);
        Assert.Contains("DataKeys:Active", Refusal(Options(null, ("k1", Good), ("k2", Good))), StringComparison.Ordinal);
        Assert.Contains("DataKeys:Keys:k3", Refusal(Options("k3", ("k1", Good))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not base64")]
    [InlineData("c2hvcnQ=")]
    [InlineData("")]
    public void A_key_of_wrong_form_is_refused_by_name_without_showing_it(string key)
    {
        var message = Refusal(Options(null, ("k1", key)));

        Assert.Contains("DataKeys:Keys:k1 must be 32 bytes in base64", message, StringComparison.Ordinal);
        Assert.True(key.Length == 0 || !message.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public void A_key_id_of_wrong_form_is_refused() =>
        Assert.Contains("letters, digits", Refusal(Options(null, ("a b", Good))), StringComparison.Ordinal);

    private static string Refusal(DataKeyOptions options) =>
        Assert.Throws<DataKeyException>(() => DataKeyring.FromOptions(options)).Message;

    private static DataKeyOptions Options(string? active, params (string Id, string Key)[] keys)
    {
        var options = new DataKeyOptions { Active = active };
        foreach (var (id, key) in keys)
            options.Keys.Add(id, key);
        return options;
    }
}
