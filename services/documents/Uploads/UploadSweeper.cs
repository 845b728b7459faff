using SyncInterview.Documents.Store.V1;

namespace SyncInterview.Documents.Uploads;

/// <summary>
/// Discards uploads that nobody finished in time, and finishes those whose finishing was cut off. Looks every quarter of an hour.
/// </summary>
internal sealed class UploadSweeper(UploadStore uploads, UploadCompletion completion, TimeProvider time, ILogger<UploadSweeper> logger)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(15);

    /// <summary>Looks once at every open upload.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        for (var shard = 0; shard < UploadStore.Shards; shard++)
        {
            string? token = null;
            do
            {
                var page = await uploads.ListOpenAsync(shard, token, cancellationToken);
                foreach (var id in page.Ids)
                    await SweepAsync(id, cancellationToken);
                token = page.NextPageToken;
            }
            while (token is not null);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (IOException unavailable)
            {
                // The next round looks again.
                logger.LogWarning(unavailable, "Sweeping uploads was cut off.");
            }
        }
    }

    private async Task SweepAsync(string id, CancellationToken cancellationToken)
    {
        var upload = await uploads.FindAsync(id, cancellationToken);
        if (upload is null || upload.IsComplete)
            await uploads.CloseAsync(id, cancellationToken);
        else if (upload.Record.Phase == UploadRecord.Types.Phase.Finishing)
            await FinishAsync(upload, cancellationToken);
        else if (upload.HasExpired(time.GetUtcNow()))
            await uploads.DiscardAsync(id, upload.Record, cancellationToken);
    }

    private async Task FinishAsync(StoredUpload upload, CancellationToken cancellationToken)
    {
        try
        {
            await completion.CompleteAsync(upload, cancellationToken);
        }
        catch (Grpc.Core.RpcException refusal)
        {
            // Refused as its own caller would have been told, or being finished by somebody right now.
            logger.LogInformation("Upload {Upload} was not finished: {Status}.", upload.Id, refusal.StatusCode);
        }
    }
}
