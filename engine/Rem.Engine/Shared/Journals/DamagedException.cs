using Rem.Errors;

namespace Rem.Shared.Journals;

/// <summary>A resource whose journal holds something else than what was written: it stays closed until it is discarded.</summary>
/// <param name="finding">What is damaged.</param>
/// <param name="inner">How that was noticed.</param>
public sealed class DamagedException(Finding finding, Exception? inner = null) : PlanException(finding, inner);
