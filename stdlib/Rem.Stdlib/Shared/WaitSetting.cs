using Rem.Binding;
using Rem.Errors;
using Rem.Running;
using Rem.Values;

namespace Rem.Stdlib.Shared;

/// <summary>The setting `wait` of a tag: a duration, 0 for not at all.</summary>
internal sealed class WaitSetting
{
    private const string Hint = "write for example `5s`, `2m` or `1h30m`";
    private readonly BoundValue? _value;
    private readonly TimeSpan _standard;

    private WaitSetting(BoundValue? value, TimeSpan standard)
    {
        _value = value;
        _standard = standard;
    }

    public static WaitSetting Bind(TagSite site, TimeSpan standard)
    {
        var value = site.SettingData("wait");
        if (value is ConstantValue constant && !Duration.TryRead(constant.Value, out _))
        {
            site.Error(BindErrors.Setting, constant.At, Message(constant.Value), Hint);
        }

        return new WaitSetting(value, standard);
    }

    public async ValueTask<TimeSpan> InAsync(Scope scope, CancellationToken cancel)
    {
        if (_value is null)
        {
            return _standard;
        }

        var given = (await _value.EvaluateAsync(scope, cancel)).Value;
        return Duration.TryRead(given, out var wait) ? wait : throw new PlanException(RunErrors.BadSetting, _value.At, Message(given), Hint);
    }

    private static string Message(object? got) => $"'wait' must be a duration, got {ValueText.ShowWithKind(got)}";
}
