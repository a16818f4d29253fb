using Rem.Errors;
using Rem.Monitoring.Hosting;
using Rem.Shared.TimeSeries;
using Rem.Values;

namespace Rem.Monitoring.Recording;

/// <summary>
/// The series of checks that have another name now: who renames a check carries its status over, which says what its series was.
/// That one gets the new name, where no check has the old one and the new one has no series of its own. For one start of a plan.
/// </summary>
/// <param name="plan">The plan's name.</param>
/// <param name="claims">The checks that there are.</param>
internal sealed class RenamedSeries(string plan, CheckClaims claims)
{
    private readonly List<(string From, string To)> _renamed = [];
    private readonly HashSet<string> _others = new(StringComparer.Ordinal);

    /// <summary>Notes what stands in the state under the name of a check.</summary>
    /// <param name="check">The name.</param>
    /// <param name="was">Its status, which anybody may have written.</param>
    /// <param name="isOwn">True for a check of this plan.</param>
    public void Note(string check, RemMap was, bool isOwn)
    {
        if (!was.TryGetValue("series", out var series) || series is not RemMap map || !map.TryGetValue("group", out var given) || given is not string group)
        {
            return;
        }

        if (!isOwn && KeptCheck.PlanOf(was) != plan)
        {
            _others.Add(group);
        }
        else if (isOwn && group != SeriesName.OfCheck(check) && group.StartsWith(SeriesName.Prefix, StringComparison.Ordinal))
        {
            _renamed.Add((group, SeriesName.OfCheck(check)));
        }
    }

    /// <summary>Gives them their new names, before anything is written. What cannot be is told, and the old one stays as it is.</summary>
    public async Task RenameAsync(Func<ITimeSeries> series, Action<string> warn, CancellationToken cancel)
    {
        if (_renamed.Count == 0)
        {
            return;
        }

        var taken = claims.Checks.Select(static check => SeriesName.OfCheck(check.Rules.Name)).Concat(_others).ToHashSet(StringComparer.Ordinal);
        foreach (var (from, to) in _renamed.Where(each => !taken.Contains(each.From)))
        {
            try
            {
                await series().RenameAsync(from, to, cancel);
            }
            catch (PlanException error)
            {
                // No series at all, none of that name, or one of its own already: there is nothing to take along.
                if (error.Finding.Code != SeriesErrors.None && error.Finding.Code != SeriesErrors.Missing && error.Finding.Code != SeriesErrors.Taken)
                {
                    warn($"the time series '{from}' could not become '{to}', and stays: {error.Message}");
                }
            }
        }
    }
}
