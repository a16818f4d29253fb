namespace Rem.Monitoring.States;

/// <summary>Who looked after a check before the process began, what they said, and in which problem; null where that is not known.</summary>
internal sealed record KeptAcknowledgement(string By, string Comment, CheckStatus? Status);
