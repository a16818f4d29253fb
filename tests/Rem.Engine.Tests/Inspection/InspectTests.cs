using Rem.Errors;
using Rem.Inspection;
using Rem.Values;
using static Rem.Engine.Tests.Expressions.TestData;

namespace Rem.Engine.Tests.Inspection;

public class InspectTests
{
    // The table of the first REM's dot inspection (reference/procblock.md, section 5), with its [do] column.
    private static RemMap Site() => Map(
        ("site", Map(
            ("name", "lax"),
            ("hosts", RemList.Of("alpha", "beta", "gamma")),
            ("ports", Map(("80", "web"), ("443", "tls"))),
            ("owner", null))),
        ("pick", Map(("field", "hosts"), ("at", -1L), ("key", "name"), ("row", RemList.Of(1L, 0L)))),
        ("rows", RemList.Of(RemList.Of(1L, 2L), RemList.Of(3L, 4L))),
        ("word", "disk"),
        ("name", "top"),
        ("go", "site"),
        ("void", new RemMap()));

    [Theory]
    [InlineData("site.name", "\"lax\"")]
    [InlineData("site.hosts", "[\"alpha\",\"beta\",\"gamma\"]")]
    [InlineData("site.hosts.0", "\"alpha\"")]
    [InlineData("site.hosts.-1", "\"gamma\"")]
    [InlineData("site.hosts.-3", "\"alpha\"")]
    [InlineData("site.hosts.3", null)]
    [InlineData("site.hosts.-4", null)]
    [InlineData("rows.1.0", "3")]
    [InlineData("rows.-1.-1", "4")]
    [InlineData("site.(pick.field)", "[\"alpha\",\"beta\",\"gamma\"]")]
    [InlineData("site.(pick.field).(pick.at)", "\"gamma\"")]
    [InlineData("site.hosts.(pick.row.0)", "\"beta\"")]
    [InlineData("rows.(pick.row.0).(pick.row.-1)", "3")]
    [InlineData("(go).name", "\"lax\"")]
    [InlineData("pipe.(go).name", "\"lax\"")]
    [InlineData("site.(pick.key)", "\"lax\"")]
    [InlineData("site.ports.443", "\"tls\"")]
    [InlineData("site.ports.80", "\"web\"")]
    [InlineData("site.owner", "null")]
    [InlineData("site.owner.name", null)]
    [InlineData("site.city", null)]
    [InlineData("site.city.zip", null)]
    [InlineData("42", null)]
    [InlineData("word.0", "\"d\"")]
    [InlineData("word.-1", "\"k\"")]
    [InlineData("void", "{}")]
    [InlineData("void.x", null)]
    [InlineData("site.hosts.01", null)]
    [InlineData("site.(nothere)", null)]
    [InlineData("site.(pick.(word))", null)]
    [InlineData("site.(pick.row)", null)]
    public void A_path_reads_into_a_map(string path, string? gives)
    {
        Inspect.Exists(path, Site()).ShouldBe(gives is not null);
        Inspect.TryGet(path, Site(), out var value).ShouldBe(gives is not null);
        ValueText.Json(value).ShouldBe(gives ?? "null");
        ValueText.Json(Inspect.Get(path + "?", Site())).ShouldBe(gives ?? "null");
        DotPath.Parse(DotPath.Parse(path).ToString()).ToString().ShouldBe(DotPath.Parse(path).ToString());
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("site..name", 5)]
    [InlineData(".site.name", 0)]
    [InlineData("site.name.", 9)]
    [InlineData("site(pick.key)", 4)]
    [InlineData("site.hosts[0]", 10)]
    [InlineData("\"site.name\"", 0)]
    [InlineData("grade anna", 5)]
    [InlineData("site.(pick", 5)]
    [InlineData("site.(pick.key", 5)]
    [InlineData("site.()", 6)]
    [InlineData("a.\"b", 2)]
    [InlineData("a?.b", 2)]
    [InlineData("a+b", 1)]
    public void A_text_that_is_no_path_is_refused_at_its_place(string path, int at)
    {
        var error = Should.Throw<PlanException>(() => DotPath.Parse(path));

        error.Finding.Code.ShouldBe(PathErrors.Syntax);
        error.Finding.At.Start.ShouldBe(at);
    }

    [Fact]
    public void Inner_paths_can_be_inspected_in_other_data()
    {
        Inspect.Get("site.(pick.key)", Site(), top: Map(("pick", Map(("key", "owner"))))).ShouldBeNull();
    }

    [Fact]
    public void A_path_that_is_not_there_names_what_is()
    {
        var error = Should.Throw<PlanException>(() => Inspect.Get("site.city.zip", Site()));

        error.Finding.Code.ShouldBe(PathErrors.Missing);
        error.Message.ShouldBe("'site.city' is not there; 'site' has 'name', 'hosts', 'ports', 'owner'. Write 'site.city.zip?' if it may be missing.");
    }

    [Theory]
    [InlineData("a", "{\"a\":1}")]
    [InlineData("a.b.c", "{\"a\":{\"b\":{\"c\":1}}}")]
    [InlineData("a.0", "{\"a\":{\"0\":1}}")]
    [InlineData("pipe.\"x y\".z", "{\"x y\":{\"z\":1}}")]
    public void Setting_makes_missing_maps(string path, string gives) =>
        ValueText.Json(Inspect.Set(path, new RemMap(), 1L)).ShouldBe(gives);

    [Theory]
    [InlineData("l.0", "{\"l\":[1,\"b\"],\"n\":null,\"t\":\"x\"}")]
    [InlineData("l.-1", "{\"l\":[\"a\",1],\"n\":null,\"t\":\"x\"}")]
    [InlineData("l.2", "{\"l\":[\"a\",\"b\",1],\"n\":null,\"t\":\"x\"}")]
    [InlineData("l.2.k", "{\"l\":[\"a\",\"b\",{\"k\":1}],\"n\":null,\"t\":\"x\"}")]
    [InlineData("n.k", "{\"l\":[\"a\",\"b\"],\"n\":{\"k\":1},\"t\":\"x\"}")]
    [InlineData("t", "{\"l\":[\"a\",\"b\"],\"n\":null,\"t\":1}")]
    public void Setting_replaces_and_appends(string path, string gives) =>
        ValueText.Json(Inspect.Set(path, Target(), 1L)).ShouldBe(gives);

    [Theory]
    [InlineData("l.3", "'l.3' cannot be written: 'l' is a list of 2")]
    [InlineData("l.-3", "'l.-3' cannot be written: 'l' is a list of 2")]
    [InlineData("l.x", "'l' is a list of 2, so 'l.x' cannot be written")]
    [InlineData("t.x", "'t' is a text, so 't.x' cannot be written")]
    [InlineData("l.0.x.y", "'l.0' is a text, so 'l.0.x.y' cannot be written")]
    public void Setting_through_what_holds_nothing_is_an_error_and_changes_nothing(string path, string message)
    {
        var data = Target();

        var error = Should.Throw<PlanException>(() => Inspect.Set(path, data, 1L));

        error.Finding.Code.ShouldBe(PathErrors.Write);
        error.Message.ShouldStartWith(message);
        ValueText.Json(data).ShouldBe(ValueText.Json(Target()));
    }

    [Fact]
    public void Setting_writes_in_place_what_nobody_else_holds()
    {
        var data = Map(("a", Map(("b", 1L))));
        var inner = data["a"];

        Inspect.Set("a.b", data, 2L).ShouldBeSameAs(data);

        data["a"].ShouldBeSameAs(inner);
    }

    [Fact]
    public void Setting_copies_what_another_name_holds()
    {
        var data = Map(("a", Map(("b", Map(("c", 1L))))));
        Inspect.Set("other", data, Inspect.Get("a", data));

        Inspect.Set("a.b.c", data, 2L);
        Inspect.Append("other.list", data, 5L);

        ValueText.Json(data).ShouldBe("{\"a\":{\"b\":{\"c\":2}},\"other\":{\"b\":{\"c\":1},\"list\":[5]}}");
    }

    [Fact]
    public void A_shared_root_is_copied_whole()
    {
        var data = Map(("a", Map(("b", 1L))));
        data.IsShared = true;

        var changed = Inspect.Delete("a.b", Inspect.Set("a.c", data, 2L));

        ValueText.Json(data).ShouldBe("{\"a\":{\"b\":1}}");
        ValueText.Json(changed).ShouldBe("{\"a\":{\"c\":2}}");
    }

    [Fact]
    public void Deleting_takes_out_keys_and_elements_and_leaves_what_is_not_there()
    {
        var data = Target();

        ValueText.Json(Inspect.Delete("l.-1", data)).ShouldBe("{\"l\":[\"a\"],\"n\":null,\"t\":\"x\"}");
        ValueText.Json(Inspect.Delete("t", data)).ShouldBe("{\"l\":[\"a\"],\"n\":null}");
        ValueText.Json(Inspect.Delete("l.7.x", data)).ShouldBe("{\"l\":[\"a\"],\"n\":null}");
    }

    [Fact]
    public void Removing_an_item_takes_the_first_that_is_equal()
    {
        var steps = DotPath.Parse("l").Resolve(new MapNames(new RemMap()));
        var list = RemList.Of(1L, 2.0, 2L);

        ValueText.Json(PathWriter.RemoveItem(steps, list, 2L, out var removed)).ShouldBe("[1,2]");
        removed.ShouldBeTrue();
        PathWriter.RemoveItem(steps, list, 9L, out removed).ShouldBeSameAs(list);
        removed.ShouldBeFalse();
    }

    [Fact]
    public void Appending_to_what_is_no_list_is_an_error() =>
        Should.Throw<PlanException>(() => Inspect.Append("t", Target(), 1L)).Message.ShouldBe("'t' must be a list, got a text");

    private static RemMap Target() => Map(("l", RemList.Of("a", "b")), ("n", null), ("t", "x"));
}
