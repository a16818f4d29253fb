using Rem.Monitoring.Definitions;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Monitoring.Looking.Network;

/// <summary>Whether something answers at a port.</summary>
internal sealed class TcpTag : LookTag<TcpWish>
{
    /// <inheritdoc/>
    public override TagSpec Spec { get; } = new("tcp")
    {
        Area = "monitoring",
        Role = TagRole.Action,
        Summary = "Connects to a port, says something and waits for an answer where that is asked for, and gives a check's result.",
        Value = "the settings below",
        Shapes = ValueShapes.Scalar | ValueShapes.Map,
        Gives = "`{time, text, units}`: seconds until it was connected; `answer`, the first 4 KiB that were read, and with `tls` `certificate days`. What cannot be reached, does not answer as expected or shows no right certificate is critical, a host of which nobody knows the address unknown",
        Settings =
        [
            new TagSetting("host", "text", "The name or address.", Required: true),
            new TagSetting("port", "integer", "The port.", Required: true),
            new TagSetting("send", "text", "What is sent first."),
            new TagSetting("expect", "text", "What the answer has to hold; 64 KiB of it are read at most."),
            new TagSetting("tls", "true or false", "Whether TLS is spoken.", Default: "false"),
            new TagSetting("verify", "true or false", "Whether the certificate has to be right.", Default: "true"),
            new TagSetting("timeout", "duration", "How long all of it may take.", Default: "10s"),
        ],
        Errors = [MonitoringErrors.Look],
        Examples = [new TagExample("run:\n  - tcp: {host: localhost, port: 70000}", "fails REM9003")],
    };

    /// <inheritdoc/>
    protected override TcpWish? Read(object? value, Problems problems)
    {
        if (value is RemMap map)
        {
            return TcpWish.Read(Settings(map, problems));
        }

        problems.Expected([], "a map such as {host: localhost, port: 22}", value);
        return null;
    }

    /// <inheritdoc/>
    protected override async ValueTask<object?> LookAsync(TcpWish wanted, Scope scope, CancellationToken cancel) =>
        DryRun.Shows(scope, default, $"connect to {wanted.Host} port {wanted.Port}") ? new RemMap(1) { ["text"] = "" } : await new TcpLook(wanted, scope.Run.Clock).RunAsync(cancel);
}
