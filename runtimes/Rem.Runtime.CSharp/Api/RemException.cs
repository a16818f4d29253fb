using Rem.Errors;

namespace Rem.Runtime.CSharp.Api;

/// <summary>A primitive of `rem` refused or failed. A script may catch it; uncaught it keeps its own code.</summary>
public sealed class RemException : Exception
{
    internal RemException(PlanException failure)
        : base(failure.Finding.Message, failure) => Failure = failure;

    /// <summary>The error's code: `REM3005`.</summary>
    public string Code => Failure.Finding.Code.Id;

    internal PlanException Failure { get; }
}
