namespace Rem.Errors;

/// <summary>Errors of running a plan that belong to no single tag.</summary>
public static class RunErrors
{
    /// <summary>`__return_tag` names what is not there.</summary>
    public static readonly ErrorCode ReturnTag = new("REM1401", "`__return_tag` names a key that the block did not make", "name a key that every way through the block makes, or use `return`");

    /// <summary>A value that is no map would have to be merged.</summary>
    public static readonly ErrorCode NotMergeable = new("REM1402", "a tag or step gave a value that cannot be merged into the block", "give it a name with `as: name`, or let it give a map");

    /// <summary>A step took too long.</summary>
    public static readonly ErrorCode Timeout = new("REM1403", "a step took longer than its `timeout`", "raise the `timeout`, or handle it with `on error`");

    /// <summary>The plan said so, in words of its own, which are for whoever asked.</summary>
    public static readonly ErrorCode Said = new("REM2001", "the plan failed on purpose: `fail`", "the message is the plan's own");

    /// <summary>A modifier or setting has a wrong value.</summary>
    public static readonly ErrorCode BadSetting = new("REM1404", "a setting or modifier got a value that does not fit", "see `rem tags NAME` for what it takes");

    /// <summary>A failing branch.</summary>
    public static readonly ErrorCode Branches = new("REM1405", "one or more of the branches that ran side by side failed", "see the failures; `error.failures` holds each of them");

    /// <summary>A secret that is not there.</summary>
    public static readonly ErrorCode Secret = new("REM1406", "a secret is not there", "list it under `secrets:` in rem.yaml");

    /// <summary>`on error` failed too.</summary>
    public static readonly ErrorCode OnError = new("REM1407", "a step failed, and so did its `on error`", "mend the `on error` steps; the first failure is named in the message");

    /// <summary>Two steps share a cache name.</summary>
    public static readonly ErrorCode CacheName = new("REM1408", "two different steps have one cache name", "give each cached step a name of its own");

    /// <summary>A place for a result cannot be written.</summary>
    public static readonly ErrorCode Path = new("REM1409", "a name or path for a result is none", "write a name such as `disk` or a path such as `hosts.web1`");

    /// <summary>A defect of REM.</summary>
    public static readonly ErrorCode Defect = new("REM1499", "REM itself failed", "this is a defect of REM: please report it with the plan");
}
