using System.Reflection;
using Rem.Errors;
using Rem.Runtime.Lua;
using Rem.Stdlib;

namespace Rem.Cli.Tests;

/// <summary>Every error code is listed once, well formed, and belongs to one kind of error.</summary>
public sealed class ErrorTableTests
{
    [Fact]
    public void Every_class_with_codes_is_in_the_table()
    {
        var listed = Parts.ErrorClasses.ToHashSet();
        foreach (var assembly in new[] { typeof(RemEngine).Assembly, typeof(StdlibTags).Assembly, typeof(LuaRuntime).Assembly, typeof(Parts).Assembly })
        {
            foreach (var type in assembly.GetTypes().Where(static type => Codes(type).Any()))
            {
                listed.ShouldContain(type, $"add typeof({type.Name}) to the table of error classes");
            }
        }
    }

    [Fact]
    public void No_id_means_two_things()
    {
        var codes = Parts.ErrorClasses.SelectMany(Codes).Distinct().ToList();
        codes.GroupBy(static code => code.Id).Where(static group => group.Count() > 1).Select(static group => group.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Ids_are_REM_and_four_digits_and_texts_are_said_in_lower_case_without_a_full_stop()
    {
        foreach (var code in Parts.ErrorClasses.SelectMany(Codes))
        {
            code.Id.ShouldMatch("^REM[0-9]{4}$");
            code.Meaning.ShouldNotEndWith(".", code.Id);
            code.Fix.ShouldNotBeNullOrWhiteSpace(code.Id);
        }
    }

    private static IEnumerable<ErrorCode> Codes(Type type) => type
        .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(static field => field.FieldType == typeof(ErrorCode) && !field.DeclaringType!.IsGenericType)
        .Select(static field => (ErrorCode)field.GetValue(null)!);
}
