using Rem.Scripting;

namespace Rem.Runtime.CSharp.Api;

/// <summary>The run's log. Fields are an object or a dictionary.</summary>
public sealed class LogApi
{
    private readonly HostCalls _calls;

    internal LogApi(HostCalls calls) => _calls = calls;

    /// <summary>For who looks for a mistake.</summary>
    public void Debug(object? text, object? fields = null) => Write("debug", text, fields);

    /// <summary>What happens.</summary>
    public void Info(object? text, object? fields = null) => Write("info", text, fields);

    /// <summary>What should be looked at.</summary>
    public void Warn(object? text, object? fields = null) => Write("warn", text, fields);

    /// <summary>What went wrong.</summary>
    public void Error(object? text, object? fields = null) => Write("error", text, fields);

    private void Write(string level, object? text, object? fields) =>
        _calls.Ask(PrimitiveNames.LogWrite, level, Convert.ToString(text, System.Globalization.CultureInfo.InvariantCulture) ?? "", fields);
}
