using FsCheck;
using FsCheck.Fluent;
using Rem.Errors;
using Rem.Inspection;
using Rem.Values;
using static Rem.Engine.Tests.Expressions.TestData;

namespace Rem.Engine.Tests.Inspection;

// A failing property prints its seed: Replay in the configuration repeats it.
public class PathPropertyTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(3000);

    private static readonly Gen<string> Segments = Gen.Elements(
        "a", "b", "list", "0", "1", "2", "3", "-1", "-3", "01", "x-y", "_", "größe", "\"web.example.com\"", "\"0\"", "\"q\\\"\\n\"", "\"\"", "(key)", "(pipe.key)", "(n)", "(nope?)");

    private static Gen<string> Paths =>
        from first in Gen.Elements("a", "pipe.a", "list", "pipe.\"x y\"", "pipe.(key)", "text", "empty", "new")
        from count in Gen.Choose(0, 4)
        from rest in Segments.ListOf(count)
        select string.Join('.', rest.Prepend(first));

    private static Gen<object?> Values => Gen.Elements<object?>(null, 1L, "t", RemList.Of(1L), Map(("k", 1L)));

    [Fact]
    public void Printing_and_parsing_is_identity() =>
        Prop.ForAll(Paths.ToArbitrary(), path => DotPath.Parse(path).ToString() is var once && DotPath.Parse(once).ToString() == once && Inspected(once) == Inspected(path)).Check(Thorough);

    [Fact]
    public void What_is_set_is_there() =>
        Prop.ForAll(Paths.ToArbitrary(), Values.ToArbitrary(), (path, value) =>
        {
            var data = Data();
            return !TrySet(path, ref data, value) || (Inspect.TryGet(path, data, out var found, Data()) && Truth.Equals(found, value));
        }).Check(Thorough);

    [Fact]
    public void Setting_a_shared_map_changes_only_the_copy() =>
        Prop.ForAll(Paths.ToArbitrary(), Values.ToArbitrary(), (path, value) =>
        {
            var data = Data();
            data.IsShared = true;
            var copy = data;
            TrySet(path, ref copy, value);
            TrySet(path + ".deeper", ref copy, value);
            return ValueText.Json(data) == ValueText.Json(Data());
        }).Check(Thorough);

    [Fact]
    public void What_is_deleted_is_gone() =>
        Prop.ForAll(Paths.ToArbitrary(), path =>
        {
            var data = Data();
            var before = Inspect.Exists(path, data);
            try
            {
                var size = ValueText.Json(data).Length;
                var changed = Inspect.Delete(path, data, Data());
                return before ? ValueText.Json(changed).Length < size : ValueText.Json(changed).Length == size;
            }
            catch (PlanException error)
            {
                return !before || error.Finding.Code == PathErrors.Write; // a character of a text is there, and cannot be taken out
            }
        }).Check(Thorough);

    private static bool TrySet(string path, ref RemMap data, object? value)
    {
        try
        {
            data = Inspect.Set(path, data, value, Data());
            return true;
        }
        catch (PlanException)
        {
            return false;
        }
    }

    private static string Inspected(string path)
    {
        try
        {
            return ValueText.Json(Inspect.Get(path, Data()));
        }
        catch (PlanException error)
        {
            return error.Message;
        }
    }

    private static RemMap Data() => Map(
        ("a", Map(("b", Map(("a", 1L), ("b", null))), ("list", RemList.Of(1L, Map(("a", 2L)))), ("0", "zero"))),
        ("list", RemList.Of(RemList.Of(1L, 2L), Map(("b", RemList.Of("x"))), null)),
        ("x y", Map(("web.example.com", 5L))),
        ("text", "word"),
        ("empty", null),
        ("key", "a"),
        ("n", 1L));
}
