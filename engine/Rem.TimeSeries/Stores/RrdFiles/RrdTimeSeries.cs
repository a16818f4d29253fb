using Rem.Errors;
using Rem.Files;
using Rem.Plans;
using Rem.Shared.TimeSeries;
using Rem.Storage;
using Rem.Storage.Folders;
using Rem.TimeSeries.Consolidation;
using Rem.TimeSeries.Exchange;

namespace Rem.TimeSeries.Stores.RrdFiles;

/// <summary>
/// Series in RRD files, a file a group, which RRDtool keeps and other programs may read. Like RRDtool it syncs nothing by
/// itself: what the system had not written is lost when the power is, until <see cref="FlushAsync"/>.
/// </summary>
internal sealed class RrdTimeSeries : SeriesStore<RrdGroup>
{
    private readonly string _folder;
    private readonly OwnerMark _mark;
    private readonly IRrdUpdater _updater;

    private RrdTimeSeries(string folder, SeriesLimits limits, OwnerMark mark, IRrdUpdater updater)
        : base(limits)
    {
        (_folder, _mark, _updater) = (folder, mark, updater);
        Load();
    }

    /// <summary>Opens a folder, which is made where it is not there. Throws <see cref="StorageErrors"/>, and <see cref="SeriesErrors.Tool"/> without RRDtool.</summary>
    public static RrdTimeSeries Open(string folder, TimeProvider clock, SeriesOptions options, bool usesPipe)
    {
        folder = Path.GetFullPath(folder);
        DataFolder.Prepare(folder);
        var mark = OwnerMark.Take(folder);
        IRrdUpdater? updater = null;
        try
        {
            updater = LibRrd.IsThere && !usesPipe ? new LibUpdater() : new PipeUpdater(folder);
            return new RrdTimeSeries(folder, new SeriesLimits(clock, options), mark, updater);
        }
        catch
        {
            updater?.Dispose();
            mark.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override ValueTask FlushAsync(CancellationToken cancel)
    {
        foreach (var group in All())
        {
            cancel.ThrowIfCancellationRequested();
            lock (group.Gate)
            {
                if (group.IsDirty)
                {
                    Guard(group.Name, () => DiskSync.File(group.Path));
                    group.IsDirty = false;
                }
            }
        }

        return default;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await FlushAsync(default);
        _updater.Dispose();
        _mark.Dispose();
    }

    protected override RrdGroup Make(string name, SeriesDefinition definition, long start)
    {
        var shape = new SeriesShape(definition);
        var state = new long[shape.Width];
        shape.Begin(state, start);
        return Make(name, StateWords.Snapshot(shape, state, archive =>
        {
            var values = new double[shape.Archives[archive].Rows * shape.Sources.Length];
            Array.Fill(values, double.NaN);
            return values;
        }));
    }

    protected override RrdGroup Make(string name, SeriesSnapshot snapshot)
    {
        var path = PathOf(name);
        Guard(name, () => Write(path, RrdFile.Write(snapshot)));
        return new RrdGroup(name, new SeriesShape(snapshot.Definition), Limits, _updater, snapshot.LastUpdate) { Path = path };
    }

    protected override void Remove(RrdGroup group) => Delete(group.Name, group.Path);

    protected override void Remove(LostGroup group) => Delete(group.Name, PathOf(group.Name));

    protected override void Move(RrdGroup group, string newName)
    {
        lock (group.Gate)
        {
            var path = PathOf(newName);
            Guard(group.Name, () =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.Move(group.Path, path);
                DiskSync.Folder(Path.GetDirectoryName(path)!);
            });
            group.Path = path;
        }
    }

    private void Load()
    {
        foreach (var path in Directory.EnumerateFiles(_folder, "*" + RrdPath.Extension, SearchOption.AllDirectories))
        {
            if (RrdPath.NameOf(Path.GetRelativePath(_folder, path)) is not { } name)
            {
                throw new PlanException(SeriesErrors.File, SourceSpan.None, $"the file '{path}' is none of REM's: its name would be written in another way", "move it out of the folder, and import it");
            }

            Load(SeriesNames.Check(name), path);
        }
    }

    private void Load(string name, string path)
    {
        try
        {
            var snapshot = RrdFile.Read(path);
            Add(new RrdGroup(name, new SeriesShape(snapshot.Definition), Limits, _updater, snapshot.LastUpdate) { Path = path });
        }
        catch (PlanException error) when (error.Finding.Code == SeriesErrors.File || error.Finding.Code == SeriesErrors.Definition)
        {
            Add(new LostGroup(name, null, error.Message));
        }
    }

    private string PathOf(string name) => Path.Combine(_folder, RrdPath.Of(name));

    private static void Delete(string name, string path) => Guard(name, () =>
    {
        File.Delete(path);
        DiskSync.Folder(Path.GetDirectoryName(path)!);
    });

    // Whole or not at all, also when the power is cut: a file of another name first.
    private static void Write(string path, byte[] bytes)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var draft = path + ".new";
        using (var file = File.OpenHandle(draft, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, bytes, 0);
            DiskSync.File(file, draft);
        }

        File.Move(draft, path, overwrite: true);
        DiskSync.Folder(folder);
    }

    private static void Guard(string name, Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PlanException(StorageErrors.Disk, SourceSpan.None, $"the file of the series group '{name}' could not be written: {error.Message}", StorageErrors.Disk.Fix);
        }
    }
}
