using Rem.Runtime.CSharp.Values;
using Rem.Values;

namespace Rem.Runtime.CSharp.Api;

/// <summary>The options of a primitive: those that were given.</summary>
internal static class Options
{
    /// <summary>A map of what is not null; null when all of it is.</summary>
    public static RemMap? Of(params ReadOnlySpan<(string Name, object? Value)> given)
    {
        RemMap? options = null;
        foreach (var (name, value) in given)
        {
            if (value is not null)
            {
                (options ??= new RemMap()).Set(name, Read(name, value));
            }
        }

        return options;
    }

    private static object? Read(string name, object value)
    {
        try
        {
            return ResultReader.Read(value);
        }
        catch (NoValueException bad)
        {
            throw HostCalls.Wrong($"'{name}' must be a value, got {bad.Message}");
        }
    }
}
