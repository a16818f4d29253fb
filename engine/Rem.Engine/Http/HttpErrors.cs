using Rem.Errors;

namespace Rem.Http;

/// <summary>Errors of HTTP requests.</summary>
public static class HttpErrors
{
    /// <summary>Nobody listens.</summary>
    public static readonly ErrorCode Refused = new("REM2201", "nobody accepts HTTP connections at an address", "check host and port, and that the service runs");

    /// <summary>The name is not known.</summary>
    public static readonly ErrorCode UnknownHost = new("REM2202", "the host of an address is not known", "check the name, and the name service of this machine");

    /// <summary>TLS failed.</summary>
    public static readonly ErrorCode Tls = new("REM2203", "a secure connection could not be made", "check the server's certificate and its name");

    /// <summary>It took too long to connect.</summary>
    public static readonly ErrorCode ConnectTime = new("REM2204", "a connection was not made in time", "check that the host can be reached, and what stands between");

    /// <summary>The connection broke.</summary>
    public static readonly ErrorCode Broken = new("REM2205", "a connection broke, or the answer was no HTTP", "look into the log of the server; try again");

    /// <summary>The request is wrong.</summary>
    public static readonly ErrorCode Request = new("REM2206", "an HTTP request is described wrongly", "see the documentation of the tag 'http'");

    /// <summary>Too many redirects.</summary>
    public static readonly ErrorCode Redirects = new("REM2207", "a server sent more than 10 redirects, or one to another scheme", "use the final address");

    /// <summary>A status that was not expected.</summary>
    public static readonly ErrorCode Status = new("REM2208", "a server answered with a status that was not expected", "look at `error.result.body`, or name the statuses that are fine with `expect`");

    /// <summary>No answer in time.</summary>
    public static readonly ErrorCode TimedOut = new("REM2209", "an HTTP request was not answered within its `timeout`", "give it more time, or look at what the server does");
}
