namespace Rem.Monitoring.States;

/// <summary>What something else may need: a check, or a host.</summary>
internal interface INeeded
{
    /// <summary>True when what needs it can tell nothing.</summary>
    bool IsDown { get; }

    /// <summary>True when it is down for the sake of something that it needs itself.</summary>
    bool IsUnreachable { get; }

    /// <summary>True while it may turn out to be down.</summary>
    bool IsUncertain { get; }

    /// <summary>Since when it has been as it is for certain.</summary>
    DateTimeOffset CertainSince { get; }

    /// <summary>True when it is well, or warns, and was looked at not before a time: it is there, and so is the way to it.</summary>
    bool HasAnswered(DateTimeOffset since);

    /// <summary>How it is, in words: `gateway is critical`.</summary>
    string Saying { get; }
}
