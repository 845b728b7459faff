using System.Reflection;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Compression;

namespace SyncInterview.Hosting.Tests.GrpcApi;

/// <summary>The released gRPC binaries and the two assemblies below them, as they lie beside the tests.</summary>
public static class ReleasedBinaries
{
    /// <summary>The released server.</summary>
    public static readonly Assembly Server = typeof(GrpcServiceOptions).Assembly;

    /// <summary>The released client.</summary>
    public static readonly Assembly Client = typeof(GrpcChannel).Assembly;

    /// <summary>The two assemblies that both bind to.</summary>
    public static readonly Assembly[] Api = [typeof(CallInvoker).Assembly, typeof(ICompressionProvider).Assembly];

    /// <summary>The names of <see cref="Api"/>.</summary>
    public static readonly string[] ApiNames = [.. Api.Select(assembly => assembly.GetName().Name!)];

    /// <summary>Everything that the two released binaries bind to in <see cref="Api"/>.</summary>
    public static IReadOnlySet<BoundMember> Bound() =>
        new[] { Server, Client }.SelectMany(binary => AssemblySurface.Bound(binary.Location, ApiNames)).ToHashSet();

    /// <summary>Everything that <see cref="Api"/> offers.</summary>
    public static IReadOnlySet<BoundMember> Offered() =>
        Api.SelectMany(assembly => AssemblySurface.Offered(assembly.Location)).ToHashSet();
}
