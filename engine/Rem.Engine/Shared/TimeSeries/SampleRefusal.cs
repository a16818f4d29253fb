namespace Rem.Shared.TimeSeries;

/// <summary>Why a sample was not taken. Nothing of it was stored then, and the group is as before.</summary>
public enum SampleRefusal
{
    /// <summary>It was taken.</summary>
    None,

    /// <summary>Its time is before that of the last sample. What is stored is never changed afterwards.</summary>
    Late,

    /// <summary>Its time is that of the last sample, to the microsecond.</summary>
    Duplicate,

    /// <summary>Its time is further ahead of the clock than the store allows: it would make all honest samples late.</summary>
    Future,

    /// <summary>A reading does not fit its source: a counter with a fraction, an infinite number.</summary>
    Value,

    /// <summary>It names a source that the group has not, or has another number of readings.</summary>
    Source,

    /// <summary>There is no group of that name.</summary>
    Group,

    /// <summary>The group is damaged.</summary>
    Damaged,
}
