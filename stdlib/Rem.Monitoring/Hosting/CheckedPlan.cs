using Rem.Errors;
using Rem.Monitoring.Sections;
using Rem.Plans;
using Rem.Running;
using Rem.Running.Versions;

namespace Rem.Monitoring.Hosting;

/// <summary>
/// The checks of a plan for as long as it runs, whatever becomes of its files: changed ones are loaded beside the version
/// that runs, which goes on until the new one has been found right. For one caller.
/// </summary>
internal sealed class CheckedPlan
{
    private readonly OpenPlan _first;
    private readonly CheckClaims _claims;
    private readonly string _path;
    private readonly FileChanges? _firstFiles;
    private bool _isOutdated; // its file changed between being read and being watched
    private Watched? _awaited; // what it will have when another plan no longer has it

    /// <summary>The checks of an open plan.</summary>
    public CheckedPlan(OpenPlan plan)
    {
        _first = plan;
        _claims = CheckClaims.Of(plan.Resources);
        _path = Path.GetFullPath(plan.Plan.File.Path);
        _firstFiles = Watch(plan);
    }

    private RefusedVersions Refused => _first.Options.Refused;

    private TimeProvider Clock => _first.Options.Clock;

    /// <summary>Runs them until it is cancelled. Throws <see cref="MonitoringErrors.Check"/> when another plan has a check of the same name.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var current = new CheckVersion(_first, Watched.Of(_first), _firstFiles, null);
        await _claims.TakeAsync(_first.Plan.File.Path, current.Watched, Clock, cancel);
        try
        {
            while (true)
            {
                var next = await RunAsync(current, cancel);
                await current.CloseAsync();
                current = next;
            }
        }
        finally
        {
            Refused.Remove(this);
            _claims.Release(current.Watched);
            await current.CloseAsync();
        }
    }

    // Gives the version that is to run instead, whose checks are claimed already.
    private async Task<CheckVersion> RunAsync(CheckVersion version, CancellationToken cancel)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var running = new Monitor(version.Plan, version.Watched, _claims).RunAsync(ending.Token);
        var renewing = RenewAsync(version, ending.Token);
        await Task.WhenAny(running, renewing);
        await ending.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Ended for the new version.
        }
        catch
        {
            await GiveUpAsync(renewing);
            throw;
        }

        return await renewing;
    }

    // The end came while a new version was taken up: it has claimed its checks, and is open.
    private async Task GiveUpAsync(Task<CheckVersion> renewing)
    {
        try
        {
            var next = await renewing;
            _claims.Release(next.Watched);
            await next.CloseAsync();
        }
        catch (OperationCanceledException)
        {
            // There was none.
        }
    }

    private async Task<CheckVersion> RenewAsync(CheckVersion version, CancellationToken cancel)
    {
        while (true)
        {
            await Task.Delay(FileChanges.LookTime, Clock, cancel);
            var news = version.Files?.Look();
            if (news == FileNews.None)
            {
                Refused.Remove(this); // the files are again what runs
            }

            news = _isOutdated && news == FileNews.None ? FileNews.Changed : news;
            _awaited = news == FileNews.Changed ? _awaited : null; // the files are others now
            if (news == FileNews.Changed && (_awaited is null || _claims.MayExchange(version.Watched, _awaited)) && await TryAsync(version, cancel) is { } next)
            {
                Refused.Remove(this);
                Write(LogLevel.Info, $"the checks of {PlanVersion.Shown(_path)} have changed and are taken up", null);
                return next;
            }
        }
    }

    private async Task<CheckVersion?> TryAsync(CheckVersion old, CancellationToken cancel)
    {
        PlanVersion? opened = null;
        (_awaited, _isOutdated) = (null, false);
        try
        {
            var files = new WatchedFiles(_first.Options.Files);
            opened = await PlanVersion.OpenAsync(_path, _first.Options, _first.Resources, _first.Folder, files, cancel);
            var watched = Watched.Of(opened.Open);
            if (watched.Checks.Count == 0 && old.Watched.Checks.Count > 0)
            {
                // A file that is being copied is empty for a moment, and what is known of its checks would be forgotten.
                throw new PlanException(MonitoringErrors.Check, new SourceSpan(opened.Open.Plan.File, 0, 0), "it has no checks any more", "stop the plan when it is to have none");
            }

            _awaited = watched;
            _claims.Exchange(_first.Plan.File.Path, old.Watched, watched);
            _awaited = null;
            return new CheckVersion(opened.Open, watched, new FileChanges(files, Clock), opened);
        }
        catch (Exception error) when (error is PlanException or InvalidPlanException)
        {
            if (_awaited is null)
            {
                old.Files!.Refuse();
            }

            var finding = error is InvalidPlanException invalid ? invalid.Findings.First(static each => each.Severity == Severity.Error) : ((PlanException)error).Finding;
            Refused.Add(this, new RefusedVersion(_path, Clock.GetUtcNow(), finding));
            Write(LogLevel.Error, $"{PlanVersion.Shown(_path)} has changed and is wrong; its old checks go on: {finding.At}: {finding.Message}", finding);
            await (opened?.CloseAsync() ?? Task.CompletedTask);
            return null;
        }
    }

    private FileChanges? Watch(OpenPlan plan)
    {
        var path = Path.GetFullPath(plan.Plan.File.Path);
        if (!File.Exists(path))
        {
            return null; // a text that is in no file
        }

        var files = new WatchedFiles(plan.Options.Files);
        _isOutdated = PlanVersion.Load(path, plan.Options, plan.Resources, files).Plan.Plan.File.Text != plan.Plan.File.Text;
        return new FileChanges(files, plan.Options.Clock);
    }

    private void Write(LogLevel level, string text, Finding? finding) =>
        _first.Log.Write(new LogLine(Clock.GetUtcNow(), level, text, finding is null ? null : new Values.RemMap(1) { ["code"] = finding.Code.Id }, finding?.At ?? SourceSpan.None));
}
