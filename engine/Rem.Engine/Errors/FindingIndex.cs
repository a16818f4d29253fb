using Rem.Plans;

namespace Rem.Errors;

/// <summary>Many findings by their place: what is known is found without looking through all of them.</summary>
internal sealed class FindingIndex
{
    private readonly HashSet<(string Id, SourceSpan At)> _places = [];
    private readonly HashSet<(string Id, SourceSpan At, string Message)> _messages = [];

    public FindingIndex(List<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Add(finding);
        }
    }

    public void Add(Finding finding)
    {
        _places.Add((finding.Code.Id, finding.At));
        _messages.Add((finding.Code.Id, finding.At, finding.Message));
    }

    public bool Has(ErrorCode code, SourceSpan at) => _places.Contains((code.Id, at));

    public bool Has(Finding finding) => _messages.Contains((finding.Code.Id, finding.At, finding.Message));
}
