namespace Rem.Monitoring.Tests.Kit;

/// <summary>A plan with one check, which gives what the test feeds it.</summary>
internal static class WebCheck
{
    // The clock of these tests runs ahead of the machine: a short timeout would be over while a script is still being compiled.
    public const string Plan = """
        monitor checks:
          web:
            every: 1s
            timeout: 1h
            confirm: {tries: 3, every: 500ms}
            critical: {time: {above: 2}}
            run:
              - lua: return rem.state("feed"):get("web") or {time = 0.1}
        """;
}
