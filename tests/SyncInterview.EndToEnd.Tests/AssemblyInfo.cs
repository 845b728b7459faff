// Processes of their own, one at a time on two cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
