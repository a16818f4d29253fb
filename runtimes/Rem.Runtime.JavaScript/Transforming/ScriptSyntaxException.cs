namespace Rem.Runtime.JavaScript.Transforming;

/// <summary>A script that does not parse, or that uses what there is not.</summary>
/// <param name="message">What is wrong, in our words.</param>
/// <param name="line">The script's line, from 1.</param>
/// <param name="column">The column in it, from 1.</param>
internal sealed class ScriptSyntaxException(string message, int line, int column) : Exception(message)
{
    /// <summary>The script's line, from 1.</summary>
    public int Line => line;

    /// <summary>The column in it, from 1.</summary>
    public int Column => column;
}
