using System.Runtime.InteropServices;

namespace Rem.Scripting.Workers.Starting;

/// <summary>The system calls of a launch, in order, and what each is for.</summary>
internal sealed unsafe class LaunchList(LaunchMemory memory)
{
    private const int Most = 96;

    private readonly LaunchCall* _calls = (LaunchCall*)memory.Take((Most + 1) * sizeof(LaunchCall));
    private readonly List<(string Name, bool IsReported)> _names = [];

    /// <summary>The first call.</summary>
    public LaunchCall* Calls => _calls;

    /// <summary>How many there are.</summary>
    public int Count => _names.Count;

    /// <summary>A call without which the program must not start.</summary>
    public void Need(string what, int number, nint a = 0, nint b = 0, nint c = 0, nint d = 0) => Add(what, number, a, b, c, d, 1, null, false);

    /// <summary>A call whose failure is reported.</summary>
    public void Try(string what, int number, nint a = 0, nint b = 0, nint c = 0, nint d = 0, int* store = null) => Add(what, number, a, b, c, d, 0, store, true);

    /// <summary>A call whose failure nobody minds.</summary>
    public void Quiet(int number, nint a = 0, nint b = 0, nint c = 0, nint d = 0, int* store = null) => Add("", number, a, b, c, d, 0, store, false);

    /// <summary>Why the program did not start: the call that failed; null when all were done.</summary>
    public string? Failure(int* errors)
    {
        var done = errors[Count];
        var last = done - 1;
        return last >= 0 && errors[last] != 0 && _calls[last].IsNeeded != 0
            ? $"{_names[last].Name}: {Marshal.GetPInvokeErrorMessage(errors[last])}"
            : null;
    }

    /// <summary>What could not be done and is reported.</summary>
    public List<string> Missing(int* errors)
    {
        var missing = new List<string>();
        for (var i = 0; i < Count; i++)
        {
            if (_names[i].IsReported && errors[i] != 0)
            {
                missing.Add($"{_names[i].Name}: {Marshal.GetPInvokeErrorMessage(errors[i])}");
            }
        }

        return missing;
    }

    private void Add(string what, int number, nint a, nint b, nint c, nint d, nint isNeeded, int* store, bool isReported)
    {
        if (Count == Most)
        {
            throw new InvalidOperationException("a launch has too many calls");
        }

        _calls[Count] = new LaunchCall { Number = number, A = a, B = b, C = c, D = d, IsNeeded = isNeeded, Store = store };
        _names.Add((what, isReported));
    }
}
