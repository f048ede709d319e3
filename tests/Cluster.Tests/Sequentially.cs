// Clusters of processes side by side would slow each other down until silos take each other for lost.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
