using Grpc.Core;
using Grpc.Health.V1;
using SyncInterview.Common.V1;
using SyncInterview.Hosting.Identity;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace SyncInterview.Hosting.Health;

/// <summary>Answers <c>grpc.health.v1</c> for each mapped service and, under the empty name, for all.</summary>
[UnsignedCalls]
internal sealed class HealthGrpcService(HealthState state, MappedServices services) : Grpc.Health.V1.Health.HealthBase
{
    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        var status = StatusOf(request.Service, state.Current);
        return status == ServingStatus.ServiceUnknown
            ? throw RpcErrors.NotFound("Service", request.Service)
            : Task.FromResult(new HealthCheckResponse { Status = status });
    }

    public override async Task Watch(
        HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        ServingStatus? last = null;
        while (true)
        {
            var snapshot = state.Current;
            var status = StatusOf(request.Service, snapshot);
            if (status != last)
                await responseStream.WriteAsync(new HealthCheckResponse { Status = status }, context.CancellationToken);
            if (snapshot.Phase == HealthPhase.Stopping)
                throw RpcErrors.Unavailable(ErrorReason.Unavailable, "The service is shutting down.");
            last = status;
            await snapshot.Replaced.WaitAsync(context.CancellationToken);
        }
    }

    private ServingStatus StatusOf(string service, HealthSnapshot snapshot)
    {
        if (service.Length > 0 && !services.Contains(service))
            return ServingStatus.ServiceUnknown;
        return snapshot.Serves(service, services) ? ServingStatus.Serving : ServingStatus.NotServing;
    }
}
