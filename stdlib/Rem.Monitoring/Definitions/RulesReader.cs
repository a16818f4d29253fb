using Rem.Errors;
using Rem.Monitoring.States;
using Rem.Shared;
using Rem.Values;

namespace Rem.Monitoring.Definitions;

/// <summary>Reads what makes a check's results a status. All that is wrong is noted.</summary>
internal static class RulesReader
{
    /// <summary>The settings that it reads.</summary>
    public static readonly string[] Settings = ["host", "alive", "labels", "warning", "critical", "confirm", "no data after", "no data", "on error", "flapping", "needs"];

    /// <summary>The rules of all checks of a map, by their names.</summary>
    public static List<CheckRules> ReadAll(RemMap checks, string[] path, Problems problems)
    {
        var rules = new List<CheckRules>(checks.Count);
        var fields = new Fields(checks, path, problems);
        foreach (var name in checks.Keys)
        {
            if (fields.Inner(name, "a check", Settings) is { } check)
            {
                rules.Add(Read(name, check));
            }
            else if (!fields.Has(name))
            {
                problems.Expected(fields.At(name), "a map", checks[name]);
            }
        }

        return rules;
    }

    /// <summary>The rules of one.</summary>
    public static CheckRules Read(string name, Fields check)
    {
        NameOf("check", name, check);
        var confirm = check.Inner("confirm", "'confirm'", "tries", "every");
        Threshold[] warnings = [.. ThresholdReader.Read(check, "warning", CheckStatus.Warning)];
        Threshold[] criticals = [.. ThresholdReader.Read(check, "critical", CheckStatus.Critical)];
        BoundPairs.Look(warnings, criticals, check);
        return new CheckRules(name)
        {
            Host = Host(check),
            IsAlive = check.Flag("alive") ?? false,
            Labels = LabelsReader.Read(check),
            Thresholds = [.. warnings, .. criticals],
            Tries = confirm?.Count("tries", 1, 100) ?? 3,
            RetryEvery = confirm?.Time("every", TimeSpan.FromMilliseconds(100)) ?? TimeSpan.FromSeconds(15),
            NoDataAfter = check.Time("no data after", TimeSpan.FromSeconds(1)),
            OnNoData = Status(check, "no data", [CheckStatus.NoData, CheckStatus.Ok, CheckStatus.Warning, CheckStatus.Critical, CheckStatus.Unknown]) ?? CheckStatus.NoData,
            OnError = Status(check, "on error", [CheckStatus.Unknown, CheckStatus.Warning, CheckStatus.Critical]) ?? CheckStatus.Unknown,
            Flapping = Flapping(check),
            Needs = check.Names("needs"),
        };
    }

    /// <summary>Notes a name that nothing can be kept under: it is a key of state, and stands in lines of logs.</summary>
    public static void NameOf(string kind, string name, Fields fields)
    {
        try
        {
            Names.Check(kind, name);
        }
        catch (PlanException error)
        {
            fields.Problems.Add(fields.Path, error.Message);
        }
    }

    private static string Host(Fields check)
    {
        var host = check.Text("host");
        if (host is "")
        {
            check.Problems.Expected(check.At("host"), "a name", host);
        }

        return host ?? "";
    }

    private static CheckStatus? Status(Fields check, string key, CheckStatus[] allowed)
    {
        if (!check.Has(key))
        {
            return null;
        }

        if (check.Map[key] is string word && CheckStatuses.Named(word) is { } status && allowed.Contains(status))
        {
            return status;
        }

        check.Problems.OneOf(check.At(key), [.. allowed.Select(static each => each.Word())], check.Map[key]);
        return null;
    }

    private static FlapRules Flapping(Fields check)
    {
        if (check.Has("flapping") && check.Map["flapping"] is false)
        {
            return FlapRules.Default with { Results = 0 };
        }

        var (given, standard) = (check.Inner("flapping", "'flapping'", "start", "stop", "results"), FlapRules.Default);
        var rules = new FlapRules(given?.Share("start", 0.01) ?? standard.Start, given?.Share("stop") ?? standard.Stop, given?.Count("results", 3, 1000) ?? standard.Results);
        if (rules.Stop > rules.Start)
        {
            check.Problems.Add(check.At("flapping"), "'stop' is above 'start': it would end when it begins");
        }

        return rules;
    }
}
