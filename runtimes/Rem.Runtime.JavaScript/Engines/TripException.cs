namespace Rem.Runtime.JavaScript.Engines;

/// <summary>Ends a run; <see cref="JsWatch.Trip"/> says why. JavaScript cannot catch it.</summary>
internal sealed class TripException : Exception;
