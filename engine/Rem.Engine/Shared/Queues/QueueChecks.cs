using Rem.Errors;
using Rem.Plans;

namespace Rem.Shared.Queues;

/// <summary>The ranges of what reaches a queue, the same for every backend.</summary>
public static class QueueChecks
{
    /// <summary>Checks settings; throws <see cref="SharedErrors.Range"/>.</summary>
    public static void Check(QueueSettings settings, string title)
    {
        Ranges.Positive(settings.Visibility, $"the visibility time of {title}");
        Ranges.Between(settings.MaxTries, 1, 1_000_000, $"the tries of {title}");
        Ranges.Between(settings.MaxMessages, 1, long.MaxValue, $"the messages of {title}");
        Ranges.Between(settings.MaxBytes, 1, long.MaxValue, $"the bytes of {title}");
        Ranges.Between(settings.MaxDead, 0, 1_000_000, $"the dead letters of {title}");
        Ranges.Positive(settings.DeadAge, $"the age of dead letters in {title}");
        if (settings.MaxAge is { } age)
        {
            Ranges.Positive(age, $"the age of messages in {title}");
        }
    }

    /// <summary>Checks a put; throws <see cref="SharedErrors.Range"/>.</summary>
    public static void Check(PutOptions options, string title)
    {
        Ranges.NotNegative(options.Delay, $"the delay of a message to {title}");
        Ranges.Between(options.Priority, 0, 1000, $"the priority of a message to {title}");
        if (options.TimeToLive is { } life)
        {
            Ranges.Positive(life, $"the time to live of a message to {title}");
        }
    }

    /// <summary>Checks a taking; throws <see cref="SharedErrors.Range"/>.</summary>
    public static void CheckTake(TimeSpan? wait, TimeSpan? visibility, string title)
    {
        if (wait is { } time)
        {
            Ranges.NotNegative(time, $"the wait for {title}");
        }

        if (visibility is { } hidden)
        {
            Ranges.Positive(hidden, $"the visibility time of a message of {title}");
        }
    }

    /// <summary>Checks a removal; throws <see cref="QueueErrors.InUse"/>.</summary>
    internal static void CheckRemoval(QueueCounts counts, int takers, bool withAll, string title)
    {
        if (!withAll && (counts.Waiting > 0 || counts.Taken > 0 || counts.Dead > 0 || takers > 0))
        {
            throw new PlanException(
                QueueErrors.InUse,
                SourceSpan.None,
                $"{title} is in use: {counts.Waiting} messages wait, {counts.Taken} are taken, {counts.Dead} are dead letters, and {takers} wait for a message",
                QueueErrors.InUse.Fix);
        }
    }
}
