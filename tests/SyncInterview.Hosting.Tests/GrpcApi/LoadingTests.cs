using System.Reflection;
using System.Runtime.CompilerServices;

namespace SyncInterview.Hosting.Tests.GrpcApi;

/// <summary>Asks the runtime itself: it refuses a type that leaves an abstract member open, and code that binds to nothing.</summary>
public sealed class LoadingTests
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static TheoryData<string> Binaries => [ReleasedBinaries.Server.GetName().Name!, ReleasedBinaries.Client.GetName().Name!];

    [Theory]
    [MemberData(nameof(Binaries))]
    public void The_runtime_loads_every_type(string binary) =>
        Assert.NotEmpty(Assembly.Load(binary).GetTypes());

    [Theory]
    [MemberData(nameof(Binaries))]
    public void Every_override_overrides_something(string binary)
    {
        // The runtime lets an override without a base method pass as a new method; nobody would ever call it.
        var orphans = Assembly.Load(binary).GetTypes()
            .SelectMany(type => type.GetMethods(Declared))
            .Where(method => method.IsVirtual && !method.Attributes.HasFlag(MethodAttributes.NewSlot))
            .Where(method => method.GetBaseDefinition() == method)
            .Select(method => $"{method.DeclaringType}: {method}");

        Assert.Empty(orphans);
    }

    [Theory]
    [MemberData(nameof(Binaries))]
    public void The_runtime_compiles_every_method(string binary)
    {
        var bodies = Assembly.Load(binary).GetTypes().SelectMany(Bodies).ToList();

        var failures = bodies.Select(CompileFailure).OfType<string>();

        Assert.NotEmpty(bodies);
        Assert.Empty(failures);
    }

    private static string? CompileFailure(MethodBase method)
    {
        try
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle, Instantiation(method));
            return null;
        }
        catch (Exception exception) when (exception is TypeLoadException or MissingMemberException or ArgumentException)
        {
            return $"{method.DeclaringType}: {method}: {exception.Message}";
        }
    }

    private static IEnumerable<MethodBase> Bodies(Type type) =>
        type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared))
            .Where(method => method.GetMethodBody() is not null);

    private static RuntimeTypeHandle[]? Instantiation(MethodBase method)
    {
        Type[] ofType = method.DeclaringType!.IsGenericTypeDefinition ? method.DeclaringType.GetGenericArguments() : [];
        Type[] ofMethod = method.IsGenericMethodDefinition ? method.GetGenericArguments() : [];
        return ofType.Length + ofMethod.Length == 0 ? null : [.. ofType.Concat(ofMethod).Select(Argument)];
    }

    private static RuntimeTypeHandle Argument(Type parameter) =>
        (parameter.GetGenericParameterConstraints().FirstOrDefault(type => !type.ContainsGenericParameters) ?? typeof(object)).TypeHandle;
}
