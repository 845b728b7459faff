namespace SyncInterview.Edge.Methods;

/// <summary>Who may call a method through the public door.</summary>
public enum AccessRule
{
    /// <summary>Nobody: services call it among themselves. The door answers UNIMPLEMENTED.</summary>
    Internal,

    /// <summary>Every caller with an identity. The service behind checks who owns the named resource.</summary>
    Caller,

    /// <summary>Everybody, without login: what load balancers ask.</summary>
    Anyone,
}
