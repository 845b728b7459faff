namespace SyncInterview.Interviews.Tests.Shell.World;

/// <summary>What goes wrong with the store.</summary>
internal sealed class StoreFaults
{
    private volatile bool _isLogDown;
    private volatile bool _isBusDown;

    /// <summary>Whether appends to logs fail, as with a full disk.</summary>
    public bool IsLogDown { get => _isLogDown; set => _isLogDown = value; }

    /// <summary>Whether nothing can be published.</summary>
    public bool IsBusDown { get => _isBusDown; set => _isBusDown = value; }
}
