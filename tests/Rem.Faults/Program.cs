using Rem.Faults;

// dotnet run -c Release --project tests/Rem.Faults -- SUITE [--rounds N] [--seed N] [--broken]
// Each suite does harm to a store under load and then looks whether it kept its promises; --broken runs it against a
// store that does not keep them, and must fail.
return await FaultCommand.StartAsync(args);
