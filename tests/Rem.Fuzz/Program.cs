using Rem.Fuzz;

// dotnet run -c Release --project tests/Rem.Fuzz -- TARGET [--seed N] [--count N] [--only N] [--corpus FOLDER]
// Every input that was ever found to fail (found/TARGET) runs first; --only repeats one input of a run.
return FuzzCommand.Start(args);
