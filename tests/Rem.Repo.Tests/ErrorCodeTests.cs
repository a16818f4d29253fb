using System.Text.RegularExpressions;
using Rem.Cli.Commands;

namespace Rem.Repo.Tests;

/// <summary>An error's id means one thing, for ever: plans, scripts and people's notes hold it.</summary>
public sealed partial class ErrorCodeTests
{
    private const string List = "error-codes.txt";

    [Fact]
    public void An_id_is_that_of_one_error() => ErrorCodes.All.Select(defined => defined.Code.Id).ShouldBeUnique();

    [Fact]
    public void An_error_has_an_id_a_meaning_and_a_way_to_mend_it()
    {
        foreach (var (code, _) in ErrorCodes.All)
        {
            Id().IsMatch(code.Id).ShouldBeTrue(code.Id);
            code.Meaning.Length.ShouldBeGreaterThan(10, code.Id);
            code.Fix.Length.ShouldBeGreaterThan(5, code.Id);
            code.Meaning.ShouldNotEndWith(".", customMessage: code.Id);
            char.IsUpper(code.Meaning[0]).ShouldBe(code.Meaning.Length > 1 && char.IsUpper(code.Meaning[1]), $"{code.Id} begins lower case, or with a name in capitals");
        }
    }

    [Fact]
    public void Rem_explain_knows_every_error() =>
        Catalogue.Errors().Select(code => code.Id).ShouldBe(ErrorCodes.All.Select(defined => defined.Code.Id).Distinct());

    // What an id meant in an old release it must mean in a new one: ids are added, and never taken away or used again.
    [Fact]
    public void No_approved_id_is_gone()
    {
        var ids = ErrorCodes.All.Select(defined => defined.Code.Id).ToHashSet();

        Approved.Lines(List).Select(line => line[..7]).Where(id => !ids.Contains(id)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_id_and_meaning_is_approved() =>
        Approved.Check(List, string.Concat(ErrorCodes.All.Select(defined => $"{defined.Code.Id} {defined.Code.Meaning}\n")));

    [GeneratedRegex("^REM[0-9]{4}$")]
    private static partial Regex Id();
}
