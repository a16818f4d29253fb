namespace Rem.Monitoring.States;

/// <summary>Who looks after which check. For one board.</summary>
internal sealed class AcknowledgementBook(DueList due, Voice voice)
{
    /// <summary>Somebody looks after a check; false when there is nothing to look after.</summary>
    public bool Add(Check check, Acknowledgement acknowledgement, DateTimeOffset at)
    {
        if (!check.IsDown)
        {
            return false;
        }

        var isTold = check.AcknowledgedBefore is { } before && (before.By, before.Comment) == (acknowledgement.By, acknowledgement.Comment);
        var isBehind = isTold && check.Status == CheckStatus.Unreachable; // the problem comes back when that is over
        (check.Acknowledgement, check.AcknowledgedIn) = (acknowledgement, isBehind ? check.AcknowledgedBefore!.Status ?? check.Status : check.Status);
        due.Add(new Due(() => ReferenceEquals(check.Acknowledgement, acknowledgement) ? acknowledgement.Until : null, time => End(check, $"that of {acknowledgement.By} has lapsed", time)));
        if (!isTold)
        {
            voice.Tell(check, at, EventKind.Acknowledged, acknowledgement.Comment.Length == 0 ? $"by {acknowledgement.By}" : $"by {acknowledgement.By}: {acknowledgement.Comment}");
        }

        check.AcknowledgedBefore = null;
        return true;
    }

    /// <summary>Nobody looks after a check any more; false when nobody did.</summary>
    public bool End(Check check, string text, DateTimeOffset at)
    {
        if (check.Acknowledgement is null)
        {
            return false;
        }

        check.Acknowledgement = null;
        voice.Unacknowledged(check, at, text);
        return true;
    }

    /// <summary>All that people want has been taken up: who looked after a problem before the process began, and does no longer, is told of.</summary>
    public void Settle(Check check, DateTimeOffset at)
    {
        if (check is { AcknowledgedBefore: not null, Acknowledgement: null, IsDown: true })
        {
            check.AcknowledgedBefore = null;
            voice.Unacknowledged(check, at, "by somebody");
        }
    }

    /// <summary>A check has changed. All well ends any; another problem one that is not sticky. What is unreachable is no other problem, nor is that of before behind it.</summary>
    public void Note(Check check, CheckEvent change)
    {
        if (change.To == CheckStatus.Ok)
        {
            (check.Acknowledgement, check.AcknowledgedBefore) = (null, null);
        }
        else if (check.Acknowledgement is { IsSticky: false } && change.To != check.AcknowledgedIn && change.To != CheckStatus.Unreachable)
        {
            End(check, $"it is {change.To.Word()} now", change.At);
        }
    }
}
