using System.Globalization;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Cli.Running;

/// <summary>`--trace`: each tag when it ends, with its time and what it gave.</summary>
internal sealed class TraceObserver(Secrets secrets) : IRunObserver
{
    /// <inheritdoc/>
    public void TagStarted(string name, SourceSpan at)
    {
    }

    /// <inheritdoc/>
    public void TagEnded(string name, SourceSpan at, TimeSpan took, object? value, Exception? error)
    {
        var result = error switch
        {
            null => value is null ? "" : " = " + ValueText.Show(secrets.Hide(value)),
            PlanException plan => " failed: " + plan.Finding.Code.Id,
            OperationCanceledException => " cancelled",
            _ => " failed",
        };
        var time = took.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
        Output.Message(ShownText.Message($"{time,9} ms  {at}  {secrets.Hide(name)}{result}") + "\n");
    }
}
