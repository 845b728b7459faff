using System.Reflection;

namespace SyncInterview.Hosting.Tests.GrpcApi;

public sealed class BindingTests
{
    [Fact]
    public void Every_reference_of_the_released_binaries_resolves_with_its_exact_signature()
    {
        var missing = ReleasedBinaries.Bound().Except(ReleasedBinaries.Offered());

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("Grpc.Core.Api", "Grpc.Core.Status", "field struct Grpc.Core.Status DefaultSuccess")]
    [InlineData("Grpc.Core.Api", "Grpc.Core.Metadata+Entry", "Default String get_Key`0()")]
    [InlineData("Grpc.Core.Api", "Grpc.Core.Method`2", "Default Grpc.Core.Marshaller`1<!0> get_RequestMarshaller`0()")]
    [InlineData("Grpc.Core.Api", "Grpc.Core.MethodType", null)]
    [InlineData("Grpc.Net.Common", "Grpc.Net.Compression.ICompressionProvider", "Default String get_EncodingName`0()")]
    public void The_reader_finds_types_fields_nested_generic_and_interface_members(string assembly, string type, string? signature) =>
        Assert.Contains(new BoundMember(assembly, type, signature), ReleasedBinaries.Bound());

    [Fact]
    public void The_assemblies_have_the_identity_that_the_released_binaries_ask_for()
    {
        foreach (var binary in new[] { ReleasedBinaries.Server, ReleasedBinaries.Client })
        {
            var asked = binary.GetReferencedAssemblies().Where(name => ReleasedBinaries.ApiNames.Contains(name.Name));
            var given = ReleasedBinaries.Api.Select(assembly => assembly.GetName()).ToDictionary(name => name.Name!);
            foreach (var name in asked)
            {
                Assert.Equal(name.Version, given[name.Name!].Version);
                Assert.Equal(name.GetPublicKeyToken(), given[name.Name!].GetPublicKeyToken());
            }
        }
    }

    [Fact]
    public void The_public_key_is_the_whole_key_of_the_released_binaries() =>
        Assert.All(ReleasedBinaries.Api, assembly =>
            Assert.Equal(ReleasedBinaries.Client.GetName().GetPublicKey(), assembly.GetName().GetPublicKey()));
}
