using Rem.Errors;

namespace Rem.Web.Access;

/// <summary>Errors of users, tokens and the audit log.</summary>
public static class AccessErrors
{
    /// <summary>The audit log cannot be written.</summary>
    public static readonly ErrorCode Audit = new("REM8501", "the audit log cannot be written, so nothing is changed", "make room on the disk of the data folder, or mend what the message names; what was asked for can then be tried again");

    /// <summary>The audit log is not what was written.</summary>
    public static readonly ErrorCode AuditDamaged = new("REM8502", "the audit log is not what was written", "find out who could write in the data folder; `rem audit verify` names the lines");

    /// <summary>A name that cannot be one.</summary>
    public static readonly ErrorCode Name = new("REM8503", "the name of a user or token cannot be used", "use 1 to 64 characters: small letters, digits, and . _ - @ behind the first");

    /// <summary>No such user.</summary>
    public static readonly ErrorCode NoUser = new("REM8504", "there is no user of that name", "see those that there are: `rem user list`");

    /// <summary>Such a user is there.</summary>
    public static readonly ErrorCode UserExists = new("REM8505", "there is a user of that name already", "choose another name, or change that user: `rem user role`, `rem user password`");

    /// <summary>A password that is none.</summary>
    public static readonly ErrorCode Password = new("REM8506", "a password is too short, too long, or not text", "use 12 characters or more, 1024 bytes at most; several words make a good one");

    /// <summary>A role that is none, or that may not be given.</summary>
    public static readonly ErrorCode Role = new("REM8507", "a role is unknown, or more than may be given", "roles are viewer, operator, author and admin; a token may do no more than the user that it belongs to");

    /// <summary>No such token.</summary>
    public static readonly ErrorCode NoToken = new("REM8508", "there is no token of that id", "see those that there are: `rem token list`");

    /// <summary>Somebody else was faster.</summary>
    public static readonly ErrorCode Moved = new("REM8509", "a user or token was changed by somebody else again and again meanwhile", "try again");

    /// <summary>A time that does not fit.</summary>
    public static readonly ErrorCode Expiry = new("REM8510", "the time that a token lives does not fit", "use a time from a minute to ten years, such as 90d");

    /// <summary>Such a token is there.</summary>
    public static readonly ErrorCode TokenExists = new("REM8511", "there is a token of that name already", "choose another name, or revoke that one first: `rem token revoke ID`");
}
