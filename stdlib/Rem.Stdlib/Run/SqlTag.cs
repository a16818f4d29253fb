using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Shared.Pools;
using Rem.Stdlib.Run.Queries;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Run;

/// <summary>A statement on a database.</summary>
public sealed class SqlTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("sql")
    {
        Area = "run",
        Role = TagRole.Action,
        Summary = "Runs SQL on a connection of a pool from rem.yaml. Values in the query become parameters: they are never part of the SQL.",
        Value = "the settings below",
        Shapes = ValueShapes.Map,
        Gives = "`{rows, changed}`: the rows as maps in the order of the columns, and how many were inserted, updated or deleted",
        Settings =
        [
            new TagSetting("pool", "text", "The pool's name in rem.yaml.", Required: true),
            new TagSetting("query", "text", "The SQL. `${{ value }}` becomes a parameter; a list directly behind `in`, or in its parentheses, one for each element; `| raw` puts text in as SQL.", Required: true),
            new TagSetting("params", "list or map", "Values for `?` in their order, or for names such as `:host`."),
        ],
        Errors = [QueryErrors.Quoted, QueryErrors.Parameters, QueryErrors.NoList, QueryErrors.Query, PoolErrors.Unknown, PoolErrors.Exhausted],
        Examples =
        [
            new TagExample("run:\n  - sql: {pool: nowhere, query: select 1}", "fails REM4050"),
            new TagExample("name: anna\nrun:\n  - sql:\n      pool: main\n      query: select * from t where name = '${{ name }}'", "fails REM2040"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var settings = SettingValues.Bind(site, Spec, "query");
        settings.Check(site, "pool", "the name of a pool", static value => value is string);
        settings.Try(site, "pool", value => CheckPool(value, site.Binder.Options.PoolNames));
        settings.Check(site, "params", "a list or a map", static value => value is RemList or RemMap);
        return new Bound(settings, SqlQuery.Bind(site, site.Setting("query")), site.At);
    }

    private static void CheckPool(object? name, IReadOnlyList<string>? pools)
    {
        if (name is string text && pools is not null && !pools.Contains(text))
        {
            throw PoolErrors.NoPool(text, pools);
        }
    }

    private sealed class Bound(SettingValues settings, SqlQuery query, SourceSpan at) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var completion = await settings.EvaluateAsync(scope, cancel);
            if (completion.IsReturn)
            {
                return completion;
            }

            var map = (RemMap)completion.Value!;
            var pool = settings.Text(map, "pool") ?? throw settings.Wrong("pool", "the name of a pool", null);
            map.TryGetValue("params", out var given);
            if (given is not (null or RemList or RemMap))
            {
                throw settings.Wrong("params", "a list or a map", given);
            }

            var (sql, parameters) = SqlText.Fill(query, given, scope);
            return Completion.Gives(DryRun.Shows(scope, at, $"run on pool '{pool}': {sql}")
                ? Result(new RemList(0), 0)
                : await RunAsync(pool, sql, parameters, scope, cancel));
        }

        private async ValueTask<RemMap> RunAsync(string pool, string sql, object? parameters, Scope scope, CancellationToken cancel)
        {
            try
            {
                var open = scope.Run.Resources.Pools.Open(pool);
                var result = await open.RunAsync(sql, parameters, cancel);
                return Result(result.Rows, result.Changed);
            }
            catch (PlanException error)
            {
                throw error.Locate(error.Finding.Code == PoolErrors.Unknown ? settings.At("pool") : query.At);
            }
        }

        private static RemMap Result(RemList rows, long changed) =>
            new(2) { ["rows"] = Ownership.Share(rows), ["changed"] = changed };
    }
}
