using System.Text;
using Rem.Cases;
using Rem.Errors;
using Rem.Fuzz;
using Rem.Testing.Cases;

namespace Rem.Stdlib.Tests.Mutants;

/// <summary>A real plan that mutants are made of, with the files beside it.</summary>
internal sealed record RealPlan(string Name, string Text, IReadOnlyDictionary<string, byte[]> Others);

/// <summary>Mutants of every plan that is shipped and of every plan of a case: the same ones for the same seed.</summary>
internal sealed class MutantSource(int seed)
{
    private static readonly RealPlan[] Plans = [.. Shipped(), .. OfCases()];

    /// <summary>The seed of the environment, or a new one. CI judges one change by the mutants of another: they are the same there.</summary>
    public static int Seed { get; } = Number("REM_TEST_SEED") ?? (Environment.GetEnvironmentVariable("CI") == "true" ? 1 : Environment.TickCount);

    /// <summary>The count of the environment, or the one of CI.</summary>
    public static int Count(string variable, int ci) => Number(variable) ?? ci;

    /// <summary>The mutant with a number: the text, the plan that it was, and the files beside it.</summary>
    public (string Text, RealPlan Of) Make(int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) ^ (number * 2_654_435)));

        // Shipped plans are few and long, those of cases many and short: each kind is half of the mutants.
        var shipped = Plans.TakeWhile(plan => plan.Name.StartsWith("plans", StringComparison.Ordinal)).Count();
        var of = random.Next(2) == 0 ? Plans[random.Next(shipped)] : Plans[random.Next(Plans.Length)];
        return (OneEdit.Make(of.Text, random), of);
    }

    /// <summary>The mutant's files.</summary>
    public static MemoryFiles Files(string text, RealPlan of) => new(Encoding.UTF8.GetBytes(text), of.Others);

    private static IEnumerable<RealPlan> Shipped()
    {
        var folder = Path.Combine(ConformanceSuite.Repository, "plans");
        var others = Directory.GetFiles(folder).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);
        return Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(path => new RealPlan("plans/" + Path.GetFileName(path), File.ReadAllText(path), others));
    }

    private static IEnumerable<RealPlan> OfCases()
    {
        var files = CaseSuite.Find([Path.Combine(ConformanceSuite.Repository, "tests", "conformance")], new FindingList());
        return files.SelectMany(file => file.Cases).Select(made => new RealPlan(
            $"{made.At}: {made.Name}",
            made.Plan,
            made.Files.ToDictionary(pair => pair.Key, pair => Encoding.UTF8.GetBytes(pair.Value))));
    }

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : null;
}
