using Rem.Cases;
using Rem.Errors;
using Rem.Shared.Pools;
using Rem.Stdlib.Sql;
using Rem.Testing.Shared;
using Rem.Values;

namespace Rem.Stdlib.Tests.Sql;

public sealed class SqlitePoolTests : IDisposable
{
    private readonly FakeClock _clock = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("rem-sql-").FullName;
    private readonly IPool _memory;

    public SqlitePoolTests() => _memory = Make(":memory:");

    public void Dispose()
    {
        (_memory as IDisposable)!.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Rows_come_as_maps_in_the_order_of_the_columns()
    {
        var result = await Run("select 2 as b, 1 as a union all select 4, 3 order by 1");

        ValueText.Json(result.Rows).ShouldBe("""[{"b":2,"a":1},{"b":4,"a":3}]""");
        result.Changed.ShouldBe(0);
    }

    [Fact]
    public async Task A_database_that_was_replaced_is_opened_anew()
    {
        var path = Path.Combine(_folder, "app.db");
        var pool = Make(path);
        await RunOn(pool, "create table t (v); insert into t values ('old')");
        using (var other = (IDisposable)Make(path + ".new"))
        {
            await RunOn((IPool)other, "create table t (v); insert into t values ('new')");
        }

        File.Move(path + ".new", path, overwrite: true);

        One(await RunOn(pool, "select v from t"))["v"].ShouldBe("new");
        ((IDisposable)pool).Dispose();
    }

    [Fact]
    public async Task Values_go_in_and_come_out_exactly()
    {
        await Run("create table t (n integer primary key, v)");
        var values = RemList.Of(
            null, long.MaxValue, long.MinValue, 9007199254740993L, 0.1, 1.0, -0.0, double.MaxValue, "", "ä€𝄞", "a\0b", "'; drop table t; --", "${{ x }}");
        for (var i = 0; i < values.Count; i++)
        {
            await Run("insert into t values (?, ?)", RemList.Of((long)i, values[i]));
        }

        var rows = (await Run("select v from t order by n")).Rows;

        rows.Count.ShouldBe(values.Count);
        for (var i = 0; i < values.Count; i++)
        {
            var got = ((RemMap)rows[i]!)["v"];
            got.ShouldBe(values[i], $"value {i}");
            got?.GetType().ShouldBe(values[i]!.GetType(), $"value {i}");
        }
    }

    [Fact]
    public async Task Bools_lists_and_maps_are_bound_as_numbers_and_JSON()
    {
        var row = One(await Run("select ? as yes, ? as no, ? as list, ? as map", RemList.Of(true, false, RemList.Of(1L, null), new RemMap { ["a"] = "ä" })));

        ValueText.Json(row).ShouldBe("""{"yes":1,"no":0,"list":"[1,null]","map":"{\"a\":\"ä\"}"}""");
    }

    [Fact]
    public async Task Bytes_come_as_base64() => One(await Run("select x'00ff10' as b"))["b"].ShouldBe("AP8Q");

    [Fact]
    public async Task Parameters_are_found_by_their_names()
    {
        var names = new RemMap { ["name"] = "x", ["more"] = 5L, ["unused"] = 1L };

        ValueText.Json(One(await Run("select :name as a, @more as b, $name as c", names))).ShouldBe("""{"a":"x","b":5,"c":"x"}""");
    }

    [Theory]
    [InlineData("select ?, ?", "[1]", "takes at least 2 parameters, got a list of 1")]
    [InlineData("select ?", "[1, 2]", "takes 1 parameter, got a list of 2")]
    [InlineData("select ?", "null", "takes at least 1 parameters, got none")]
    [InlineData("select :name", "{nam}", "has the parameter ':name', which the map does not have")]
    [InlineData("select ?", "{nam}", "has parameters without names")]
    public async Task Parameters_that_do_not_fit_are_an_error(string sql, string parameters, string message)
    {
        object? given = parameters switch
        {
            "[1]" => RemList.Of(1L),
            "[1, 2]" => RemList.Of(1L, 2L),
            "{nam}" => new RemMap { ["nam"] = 1L },
            _ => null,
        };

        var error = await Should.ThrowAsync<PlanException>(async () => await Run(sql, given));

        error.Finding.Code.ShouldBe(SqlErrors.Parameters);
        error.Message.ShouldContain(message);
    }

    [Fact]
    public async Task A_misspelt_name_is_suggested()
    {
        var error = await Should.ThrowAsync<PlanException>(async () => await Run("select :name", new RemMap { ["nane"] = 1L }));

        error.Finding.Hint!.ShouldContain("'nane'");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData("half \ud834 pair")]
    public async Task What_SQLite_could_not_give_back_is_refused(object value)
    {
        // An attribute cannot hold half a pair.
        value = value is string ? "half " + (char)0xD834 : value;

        (await Should.ThrowAsync<PlanException>(async () => await Run("select ?", RemList.Of(value)))).Finding.Code.ShouldBe(SqlErrors.Parameters);
    }

    [Fact]
    public async Task Changes_are_counted_over_all_statements()
    {
        var result = await Run("create table t (a); insert into t values (1), (2), (?); update t set a = a + 1 where a < ?;  -- end\n", RemList.Of(3L, 3L));

        result.Changed.ShouldBe(5);
        result.Rows.Count.ShouldBe(0);
    }

    [Fact]
    public async Task The_rows_of_the_last_statement_that_gives_any_count()
    {
        var result = await Run("create table t (a); select 1 as x; insert into t values (1) returning a; drop table t");

        ValueText.Json(result.Rows).ShouldBe("""[{"a":1}]""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  -- nothing\n")]
    public async Task No_statement_at_all_is_an_error(string sql) =>
        (await Should.ThrowAsync<PlanException>(async () => await Run(sql))).Finding.Code.ShouldBe(SqlErrors.Empty);

    [Fact]
    public async Task An_error_has_the_words_of_SQLite_and_the_name_of_the_pool()
    {
        var error = await Should.ThrowAsync<PlanException>(async () => await Run("selec 1"));

        error.Finding.Code.ShouldBe(SqlErrors.Failed);
        error.Message.ShouldBe("pool 'db': near \"selec\": syntax error");
    }

    [Fact]
    public async Task A_broken_constraint_has_a_code_of_its_own()
    {
        await Run("create table t (a unique)");
        await Run("insert into t values (1)");

        (await Should.ThrowAsync<PlanException>(async () => await Run("insert into t values (1)"))).Finding.Code.ShouldBe(SqlErrors.Constraint);
    }

    [Fact]
    public async Task Two_columns_of_one_name_are_an_error() =>
        (await Should.ThrowAsync<PlanException>(async () => await Run("select 1 as a, 2 as a"))).Message.ShouldContain("two columns of a result are called 'a'");

    [Fact]
    public async Task A_result_over_the_limit_is_stopped()
    {
        var pool = Make(":memory:", options => options with { MaxBytes = 100_000 });

        var endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n";
        var error = await Should.ThrowAsync<LimitException>(() => pool.RunAsync(endless, null, default).AsTask().Soon("the limit ends the query"));

        error.Finding.Code.ShouldBe(LimitErrors.Text);
    }

    [Fact]
    public async Task Cancellation_interrupts_a_statement_and_the_connection_goes_on()
    {
        using var cancel = new CancellationTokenSource();
        var endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";
        var query = _memory.RunAsync(endless, null, cancel.Token).AsTask();

        cancel.CancelAfter(TimeSpan.FromMilliseconds(30));

        await Should.ThrowAsync<OperationCanceledException>(() => query.Soon("the query is interrupted"));
        One(await Run("select 1 as a"))["a"].ShouldBe(1L);
    }

    [Fact]
    public async Task A_database_in_memory_lives_on_between_calls_and_apart_from_others()
    {
        await Run("create table t (a)");
        var other = Make(":memory:");

        (await Run("select count(*) as n from t")).Rows.Count.ShouldBe(1);
        await Should.ThrowAsync<PlanException>(async () => await other.RunAsync("select * from t", null, default));
    }

    [Fact]
    public async Task A_transaction_that_is_left_open_is_undone()
    {
        var pool = Make(FilePath("a.db"));
        await pool.RunAsync("create table t (a)", null, default);
        await using (var session = await pool.OpenAsync(default))
        {
            await session.RunAsync("begin; insert into t values (1)", null, default);
        }

        One(await pool.RunAsync("select count(*) as n from t", null, default))["n"].ShouldBe(0L);
    }

    [Fact]
    public async Task A_transaction_on_one_session_is_committed_as_a_whole()
    {
        var pool = Make(FilePath("a.db"));
        await using (var session = await pool.OpenAsync(default))
        {
            await session.RunAsync("begin; create table t (a); insert into t values (1)", null, default);
            await session.RunAsync("insert into t values (2); commit", null, default);
        }

        One(await Make(FilePath("a.db")).RunAsync("select count(*) as n from t", null, default))["n"].ShouldBe(2L);
    }

    [Fact]
    public async Task Connections_are_bounded_and_waiters_come_in_turn()
    {
        var pool = Make(FilePath("a.db"), options => options with { Max = 2 });
        var first = await pool.OpenAsync(default);
        var second = await pool.OpenAsync(default);
        var third = pool.OpenAsync(default).AsTask();
        var fourth = pool.OpenAsync(default).AsTask();
        await _clock.UntilWaitsAsync(2).Soon("two wait");

        await first.DisposeAsync();
        var got = await third.Soon("the third gets a connection");
        fourth.IsCompleted.ShouldBeFalse();
        await second.DisposeAsync();

        await (await fourth.Soon("the fourth gets a connection")).DisposeAsync();
        await got.DisposeAsync();
        _clock.Waits.ShouldBe(0);
    }

    [Fact]
    public async Task Who_waits_too_long_for_a_connection_gets_an_error()
    {
        var pool = Make(FilePath("a.db"), options => options with { Max = 1, Wait = TimeSpan.FromSeconds(5) });
        await using var first = await pool.OpenAsync(default);
        var second = pool.OpenAsync(default).AsTask();

        _clock.Advance(TimeSpan.FromSeconds(5));

        var error = await Should.ThrowAsync<PlanException>(() => second.Soon("the wait ends"));
        error.Finding.Code.ShouldBe(PoolErrors.Exhausted);
        error.Message.ShouldContain("5s");
    }

    [Fact]
    public async Task A_waiter_that_is_cancelled_leaves_its_place()
    {
        var pool = Make(FilePath("a.db"), options => options with { Max = 1 });
        var first = await pool.OpenAsync(default);
        using var cancel = new CancellationTokenSource();
        var second = pool.OpenAsync(cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second.Soon("the waiter is cancelled"));

        await first.DisposeAsync();

        await (await pool.OpenAsync(default).AsTask().Soon("a connection is free")).DisposeAsync();
    }

    [Fact]
    public async Task A_database_that_another_has_locked_is_an_error_after_the_busy_time()
    {
        var holder = Make(FilePath("a.db"));
        await using var session = await holder.OpenAsync(default);
        await session.RunAsync("create table t (a); begin exclusive", null, default);
        var other = Make(FilePath("a.db"), options => options with { Busy = TimeSpan.FromMilliseconds(120) });

        var error = await Should.ThrowAsync<PlanException>(() => other.RunAsync("insert into t values (1)", null, default).AsTask().Soon("the busy time ends"));

        error.Finding.Code.ShouldBe(SqlErrors.Busy);
    }

    [Fact]
    public async Task Who_waits_for_a_locked_database_can_be_cancelled()
    {
        var holder = Make(FilePath("a.db"));
        await using var session = await holder.OpenAsync(default);
        await session.RunAsync("create table t (a); begin exclusive", null, default);
        var other = Make(FilePath("a.db"), options => options with { Busy = TimeSpan.FromMinutes(10) });
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));

        await Should.ThrowAsync<OperationCanceledException>(() => other.RunAsync("insert into t values (1)", null, cancel.Token).AsTask().Soon("the wait is cancelled"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_named()
    {
        var error = await Should.ThrowAsync<PlanException>(async () => await Make(FilePath("no/such/a.db")).RunAsync("select 1", null, default));

        error.Finding.Code.ShouldBe(SqlErrors.Open);
        error.Message.ShouldContain("no/such/a.db");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_an_error()
    {
        await File.WriteAllTextAsync(FilePath("text.db"), new string('x', 5000));

        (await Should.ThrowAsync<PlanException>(async () => await Make(FilePath("text.db")).RunAsync("select * from t", null, default))).Message.ShouldContain("not a database");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Many_writers_lose_nothing(int seed)
    {
        var pool = Make(FilePath("a.db"), options => options with { Max = 3, Busy = TimeSpan.FromSeconds(30) });
        await pool.RunAsync("create table t (n integer); insert into t values (0)", null, default);
        var writers = new List<Task>();
        for (var w = 0; w < 6; w++)
        {
            writers.Add(WriteAsync(new Random(seed * 10 + w)));
        }

        await Task.WhenAll(writers).Soon($"all have written (seed {seed})");

        One(await pool.RunAsync("select n from t", null, default))["n"].ShouldBe(60L, $"seed {seed}");

        async Task WriteAsync(Random random)
        {
            for (var i = 0; i < 10; i++)
            {
                if (random.Next(2) == 0)
                {
                    await Task.Yield();
                }

                await pool.RunAsync("update t set n = n + 1", null, default);
            }
        }
    }

    [Fact]
    public void A_table_of_pools_names_what_is_wrong()
    {
        var kinds = new IPoolKind[] { new SqlitePools() };
        var table = new PoolTable([new PoolOptions("main", "sqlite", ":memory:")], kinds, _clock);

        table.Open("main").ShouldBeSameAs(table.Open("main"));
        var unknown = Should.Throw<PlanException>(() => table.Open("mian"));
        unknown.Finding.Code.ShouldBe(PoolErrors.Unknown);
        unknown.Finding.Hint!.ShouldContain("'main'");
        Should.Throw<PlanException>(() => new PoolTable([new PoolOptions("x", "oracle", "y")], kinds, _clock)).Message.ShouldContain("'oracle'");
        var wrong = new PoolTable([new PoolOptions("x", "sqlite", "a.db") { Max = 0 }], kinds, _clock);
        Should.Throw<PlanException>(() => wrong.Open("x")).Finding.Code.ShouldBe(PoolErrors.Options);
    }

    private IPool Make(string connection, Func<PoolOptions, PoolOptions>? change = null)
    {
        var options = new PoolOptions("db", "sqlite", connection);
        return new SqlitePools().Create(change is null ? options : change(options), _clock);
    }

    private string FilePath(string name) => Path.Combine(_folder, name);

    private ValueTask<PoolResult> Run(string sql, object? parameters = null) => _memory.RunAsync(sql, parameters, default);

    private static RemMap One(PoolResult result) => (RemMap)result.Rows[0]!;

    private static async Task<PoolResult> RunOn(IPool pool, string sql)
    {
        await using var session = await pool.OpenAsync(default);
        return await session.RunAsync(sql, null, default);
    }
}
