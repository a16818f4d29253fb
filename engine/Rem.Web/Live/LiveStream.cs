using Rem.Plans;
using Rem.Running;
using Rem.Web.Access;
using Rem.Web.Sections;

namespace Rem.Web.Live;

/// <summary>What a stream tells of.</summary>
internal enum StreamKind
{
    /// <summary>What is put into a queue.</summary>
    Queue,

    /// <summary>What changes in a bucket of state.</summary>
    State,

    /// <summary>How a counter goes on.</summary>
    Counter,

    /// <summary>What the server tells of itself.</summary>
    Node,

    /// <summary>The new rows of groups of time series.</summary>
    Series,
}

/// <summary>A stream of `http stream`, bound. Frozen.</summary>
/// <param name="Path">Where it stands below its mount.</param>
/// <param name="Kind">What it tells of.</param>
/// <param name="Name">What works out the name of that.</param>
/// <param name="At">Where its key stands.</param>
internal sealed record LiveStream(PathPattern Path, StreamKind Kind, BoundFunction Name, SourceSpan At)
{
    /// <summary>For state: what works out how keys begin; null for all.</summary>
    public BoundFunction? Prefix { get; init; }

    /// <summary>For a queue: messages that are told first.</summary>
    public int History { get; init; }

    /// <summary>For a counter: how often it is looked at.</summary>
    public TimeSpan Every { get; init; }

    /// <summary>Who may read it.</summary>
    public Role Role { get; init; }
}

/// <summary>The streams of a plan.</summary>
internal sealed record StreamSet(EndpointTable<LiveStream> Table);
