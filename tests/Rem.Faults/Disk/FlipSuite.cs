using System.Globalization;
using Rem.Errors;
using Rem.Shared;
using Rem.Shared.Locks;
using Rem.Shared.Queues;
using Rem.Shared.State;
using Rem.Storage;

namespace Rem.Faults.Disk;

/// <summary>
/// Changes one byte of a store's files, opens it, and reads everything: each answer is the one that was written, or an
/// error that says what is damaged.
/// </summary>
internal static class FlipSuite
{
    private const int Items = 200;

    /// <summary>Runs it: so many bytes, half of them in the log of a store that was killed.</summary>
    public static async Task<FaultResult> RunAsync(FaultOptions options)
    {
        var random = new Random(options.Seed);
        using var folder = new RoundFolder();
        await FillAsync(folder);
        var (wrong, noticed, harmless) = (new List<string>(), 0, 0);
        for (var round = 0; round < options.Rounds; round++)
        {
            using var copy = new RoundFolder();
            Directory.CreateDirectory(copy.Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var isKilled = round % 2 == 1;
            Copy(isKilled ? folder.Logs : folder.Data, copy.Data);
            var place = FlippedByte.In(Path.Combine(copy.Data, isKilled ? "rem.db-wal" : "rem.db"), random);
            var found = await ReadAsync(copy.Data);
            noticed += found is Reading.Noticed ? 1 : 0;
            harmless += found is Reading.Right ? 1 : 0;
            if (found is Reading.Wrong)
            {
                wrong.Add($"{place}: {_last}");
            }
        }

        return new FaultResult(string.Create(CultureInfo.InvariantCulture, $"{options.Rounds} bytes: {noticed} noticed, {harmless} harmless"), wrong);
    }

    private static string _last = "";
    private static long _token;

    private enum Reading
    {
        Right,
        Noticed,
        Wrong,
    }

    // Leaves the files of a store that was closed, and, beside them, those of one that was killed, with all in its log.
    private static async Task FillAsync(RoundFolder folder)
    {
        await using var store = SqliteStore.Open(folder.Data, TimeProvider.System);
        for (var i = 0L; i < Items; i++)
        {
            await store.Resources.Queues.Open("q").PutAsync($"message {i}", PutOptions.Default, default);
            await store.Resources.States.Open("b").SetAsync($"key {i}", i, SetOptions.Default, default);
            await store.Resources.Counters.Open($"c{i % 20}").AddAsync(i, WriteOptions.None, default);
            if (i % 40 == 0)
            {
                await store.Resources.States.Open($"b{i}").SetAsync("only", i, SetOptions.Default, default);
                await store.Resources.Queues.Open($"q{i}").PutAsync(i, PutOptions.Default, default);
                _token = await TokenAsync(store.Resources);
            }
        }

        Copy(folder.Data, folder.Logs);
    }

    private static void Copy(string from, string to)
    {
        foreach (var name in new[] { "rem.db", "rem.db-wal", "rem.db-mark" })
        {
            if (File.Exists(Path.Combine(from, name)))
            {
                using var source = new FileStream(Path.Combine(from, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var target = File.Create(Path.Combine(to, name));
                source.CopyTo(target);
            }
        }
    }

    private static async Task<Reading> ReadAsync(string data)
    {
        try
        {
            await using var store = SqliteStore.Open(data, TimeProvider.System);
            var answers = new[] { await QueueAsync(store.Resources), await BucketAsync(store.Resources), await CountersAsync(store.Resources), await OthersAsync(store.Resources), await TokensAsync(store.Resources) };
            _last = string.Join("; ", answers.Where(static answer => answer is not null and not ""));
            return _last.Length > 0 ? Reading.Wrong : answers.Contains(null) ? Reading.Noticed : Reading.Right;
        }
        catch (PlanException error) when (error.Finding.Code == StorageErrors.Damaged || error.Finding.Code == StorageErrors.Newer || error.Finding.Code == StorageErrors.Disk)
        {
            return Reading.Noticed;
        }
    }

    // Null when damage was said, "" when all is right, else what is wrong.
    private static async Task<string?> QueueAsync(SharedResources resources)
    {
        try
        {
            var found = await resources.Queues.Open("q").PeekAsync(Items * 2, null, default);
            for (var i = 0; i < found.Count; i++)
            {
                if (found[i].Value as string != $"message {i}")
                {
                    return $"message {i} is {found[i].Value}";
                }
            }

            return found.Count == Items ? "" : $"{found.Count} messages of {Items}";
        }
        catch (PlanException error) when (error.Finding.Code == StorageErrors.Damaged)
        {
            return null;
        }
    }

    private static async Task<string?> BucketAsync(SharedResources resources)
    {
        try
        {
            for (var i = 0L; i < Items; i++)
            {
                if ((await resources.States.Open("b").GetAsync($"key {i}", default))?.Value is not long value || value != i)
                {
                    return $"key {i} is wrong or missing";
                }
            }

            return "";
        }
        catch (PlanException error) when (error.Finding.Code == StorageErrors.Damaged)
        {
            return null;
        }
    }

    private static async Task<string?> OthersAsync(SharedResources resources)
    {
        var isDamaged = false;
        for (var i = 0L; i < Items; i += 40)
        {
            try
            {
                if ((await resources.States.Open($"b{i}").GetAsync("only", default))?.Value is not long value || value != i)
                {
                    return $"the only key of b{i} is wrong or missing";
                }

                if (await resources.Queues.Open($"q{i}").PeekAsync(2, null, default) is not [{ Value: long message }] || message != i)
                {
                    return $"the only message of q{i} is wrong or missing";
                }
            }
            catch (PlanException error) when (error.Finding.Code == StorageErrors.Damaged)
            {
                isDamaged = true;
            }
        }

        return isDamaged ? null : "";
    }

    private static async Task<string?> TokensAsync(SharedResources resources) =>
        await TokenAsync(resources) is var token && token > _token ? "" : $"token {token} after {_token}";

    private static async Task<long> TokenAsync(SharedResources resources)
    {
        var held = resources.Locks.Open("l");
        var grant = (await held.AcquireAsync(new LockRequest("flip"), default))!;
        await held.ReleaseAsync(grant.Token, default);
        return grant.Token;
    }

    private static async Task<string?> CountersAsync(SharedResources resources)
    {
        var isDamaged = false;
        for (var c = 0; c < 20; c++)
        {
            var expected = 0L;
            for (var i = 0L; i < Items; i++)
            {
                expected += i % 20 == c ? i : 0;
            }

            try
            {
                if (await resources.Counters.Open($"c{c}").GetAsync(default) is not long total || total != expected)
                {
                    return $"counter c{c} is wrong";
                }
            }
            catch (PlanException error) when (error.Finding.Code == StorageErrors.Damaged)
            {
                isDamaged = true;
            }
        }

        return isDamaged ? null : "";
    }
}
