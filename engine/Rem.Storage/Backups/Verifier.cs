using Rem.Scripting.Workers.Wire;
using Rem.Storage.Journals;
using Rem.Storage.Rows;
using Rem.Storage.Schema;
using Rem.Storage.Sqlite;

namespace Rem.Storage.Backups;

/// <summary>Looks through all of a database: its structure, and each row with its checksum. It changes nothing.</summary>
internal sealed class Verifier(SqliteFile file)
{
    private const int MostDamages = 100;

    private readonly List<string> _damages = [];
    private readonly Dictionary<long, ResourceRow> _resources = [];
    private readonly List<AttachedFile> _files = [];
    private readonly List<CompanionFact> _companions = [];

    /// <summary>Looks. Throws <see cref="SqliteFault"/> when it cannot be read, or is no database of REM.</summary>
    /// <param name="known">Damage that is known already, or null.</param>
    public VerifyReport Run(string? known)
    {
        var (version, messages, entries) = (0, 0L, 0L);
        if (known is not null)
        {
            Damaged(known);
        }

        Look(() => version = Migrations.VersionOf(file));
        Look(CheckStructure);
        Look(() => CheckResources(version));
        Look(() => messages = Check("SELECT id, head, body FROM message", CheckMessage));
        Look(() => entries = Check("SELECT id, body FROM entry", CheckEntry));
        Look(() => Check("SELECT id, body FROM operation", CheckOperation));
        return new VerifyReport(file.Path, version, Count(ResourceKind.Queue), messages, Count(ResourceKind.Bucket), entries, Count(ResourceKind.Counter), _damages) { Files = _files, Companions = _companions.ConvertAll(static fact => (fact.Name, fact.IsThere)) };
    }

    // Damage of the file itself ends a look: the others may still find what is whole.
    private void Look(Action look)
    {
        try
        {
            look();
        }
        catch (SqliteFault fault) when (fault.IsDamage)
        {
            Damaged(fault.Message);
        }
    }

    private void CheckStructure()
    {
        if (Migrations.DamageOf(file) is { } damage)
        {
            Damaged(damage);
        }

        using var statement = file.Prepare($"PRAGMA integrity_check({MostDamages})");
        while (statement.Step())
        {
            if (statement.Text(0) is var found and not "ok")
            {
                Damaged(found.ReplaceLineEndings(" "));
            }
        }
    }

    private void CheckResources(int version)
    {
        foreach (var (row, damage) in ResourceTable.Look(file, version))
        {
            _resources[row.Id] = row;
            if (damage is not null)
            {
                Damaged(damage);
            }
        }

        Owners();
        Check("SELECT id, body FROM resource", statement =>
        {
            var id = statement.Integer(0);
            var reader = RowBytes.Read(RowKind.Resource, id, statement.Bytes(1));
            if (_resources[id].Kind == ResourceKind.Queue)
            {
                RowCodec.ReadQueue(ref reader);
            }
        });
        Check("SELECT id, body FROM fact", CheckFact);
    }

    private void Owners()
    {
        try
        {
            RowOwners.Check(file, _resources.Values);
        }
        catch (WireException damage)
        {
            Damaged(damage.Message);
        }
    }

    private long Check(string sql, Action<SqliteStatement> check)
    {
        var count = 0L;
        using var statement = file.Prepare(sql);
        while (statement.Step())
        {
            count++;
            try
            {
                check(statement);
            }
            catch (WireException damage)
            {
                Damaged($"{Title(sql, statement.Integer(0))}: {damage.Message}");
            }
        }

        return count;
    }

    private void CheckFact(SqliteStatement statement)
    {
        var id = statement.Integer(0);
        RowBytes.Read(RowKind.Fact, id, statement.Bytes(1));
        if (Attachments.Is(id))
        {
            _files.Add(Attachments.Read(id, statement.Bytes(1)));
        }
        else if (CompanionFact.Is(id))
        {
            _companions.Add(CompanionFact.Read(id, statement.Bytes(1)));
        }
    }

    private static void CheckMessage(SqliteStatement statement)
    {
        var key = statement.Integer(0);
        var reader = RowBytes.Read(RowKind.MessageHead, key, statement.Bytes(1));
        RowCodec.ReadHead(ref reader, RowKeys.NumberOf(key));
        reader = RowBytes.Read(RowKind.MessageBody, key, statement.Bytes(2));
        RowCodec.ReadStored(ref reader);
    }

    private static void CheckEntry(SqliteStatement statement)
    {
        var reader = RowBytes.Read(RowKind.Entry, statement.Integer(0), statement.Bytes(1));
        RowCodec.ReadEntry(ref reader);
    }

    private static void CheckOperation(SqliteStatement statement)
    {
        var reader = RowBytes.Read(RowKind.Operation, statement.Integer(0), statement.Bytes(1));
        RowCodec.ReadOperation(ref reader);
    }

    private string Title(string sql, long key)
    {
        var table = sql[(sql.LastIndexOf(' ') + 1)..];
        var owner = _resources.GetValueOrDefault(table == "resource" ? key : RowKeys.OwnerOf(key));
        return table is "fact" ? "a fact of the file" : $"{owner?.Title ?? "a resource that is not there"}, {table} {RowKeys.NumberOf(key)}";
    }

    private long Count(ResourceKind kind) => _resources.Values.LongCount(row => row.Kind == kind);

    private void Damaged(string what)
    {
        if (_damages.Count < MostDamages && !_damages.Contains(what))
        {
            _damages.Add(what);
        }
    }
}
