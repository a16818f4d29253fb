using Rem.Fuzz;

// dotnet run -c Release --project tests/Rem.Fuzz -- TARGET [--seed N] [--count N] [--only N] [--corpus FOLDER]
// Every input that was ever found to fail (found/TARGET) runs first; --only repeats one input of a run.
FuzzTarget[] table =
[
    new("loader", "any bytes give a plan or findings with places, within 1 s and 64 MB", LoaderTarget.Check),
    new("shell", "any shell text is bound or refused with a place, within 1 s and 64 MB", ShellTarget.Check),
    new("expressions", "any text gives a value or findings with places, and prints as it was", ExpressionsTarget.Check),
    new("check", "any plan is bound or refused with places, within 1 s and 64 MB", CheckTarget.Check),
];

return FuzzCommand.Start(table, args);
