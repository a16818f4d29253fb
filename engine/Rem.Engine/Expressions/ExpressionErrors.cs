using Rem.Errors;

namespace Rem.Expressions;

/// <summary>Errors of expressions and interpolation.</summary>
public static class ExpressionErrors
{
    /// <summary>The interpolation has no end, or nothing in it.</summary>
    public static readonly ErrorCode Interpolation = new("REM1200", "an interpolation `${{ }}` is not closed, or is empty", "close it with `}}`; a literal `${{` is written `$${{`");

    /// <summary>The expression does not parse.</summary>
    public static readonly ErrorCode Syntax = new("REM1201", "an expression does not parse", "mend the expression at the place that is shown; `rem explain expressions` lists the operators");

    /// <summary>Two comparisons in a row.</summary>
    public static readonly ErrorCode Chained = new("REM1202", "comparisons are chained", "join two comparisons with `and`: a < b and b < c");

    /// <summary>An operator does not work on these values.</summary>
    public static readonly ErrorCode Kinds = new("REM1207", "an operator does not work on values of these kinds", "change a value's kind with `| number` or `| text`, or compare other values");

    /// <summary>Two values have no order.</summary>
    public static readonly ErrorCode NoOrder = new("REM1208", "two values that have no order are compared", "compare numbers with numbers and texts with texts; `| number` and `| text` change the kind");

    /// <summary>A division by zero.</summary>
    public static readonly ErrorCode ZeroDivision = new("REM1209", "a number is divided by zero", "check the divisor first");

    /// <summary>An integer outside 64 bits.</summary>
    public static readonly ErrorCode Overflow = new("REM1210", "an integer leaves the range of 64 bits", "compute with floats (write 1.0), or with smaller numbers");

    /// <summary>A bad pattern.</summary>
    public static readonly ErrorCode Pattern = new("REM1211", "a regular expression does not parse, or needs more than linear time", "mend the pattern; look-around and back references are not there");

    /// <summary>A list or text that grows too long.</summary>
    public static readonly ErrorCode TooLong = new("REM1212", "a list would grow beyond the bound of the engine", "handle the data in pieces");
}
