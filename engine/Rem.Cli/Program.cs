using Rem;
using Rem.Errors;
using Rem.Running;
using Rem.Stdlib;
using Rem.Values;

var engine = new RemEngine(new RemOptions
{
    Tags = StdlibTags.Table,
    Filters = StdlibFilters.Table,
    Processes = new Rem.Processes.ProcessRunner(TimeProvider.System),
    Http = static () => throw new NotSupportedException(),
    Resources = static clock => Rem.Shared.SharedResources.InMemory(clock),
});
var findings = new FindingList();
var plan = engine.Load(args[0], findings);
foreach (var f in findings.Items)
{
    Console.Error.WriteLine($"{f.At}: {f.Severity} {f.Code}: {f.Message} [{f.Hint}]");
}

if (findings.HasErrors)
{
    return 2;
}

try
{
    Console.WriteLine(ValueText.Json(await engine.RunAsync(plan, new RunRequest(), default)));
    return 0;
}
catch (PlanException e)
{
    Console.Error.WriteLine($"{e.Finding.At}: error {e.Finding.Code}: {e.Finding.Message} [{e.Finding.Hint}] in {e.Finding.Trail}");
    return 1;
}
