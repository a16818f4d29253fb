global using Rem.Shared.TimeSeries;
global using Shouldly;
global using Xunit;
global using Function = Rem.Shared.TimeSeries.Consolidation;

// One test after the other: a program that another test starts holds, for the moment between fork and exec, the lock of a
// folder that this test has just closed and opens again.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
