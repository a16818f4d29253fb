using System.Runtime.ExceptionServices;

namespace Rem.Runtime.JavaScript.Transforming;

/// <summary>Work that calls itself as deep as a script is nested, on a thread with room for it.</summary>
internal static class DeepStack
{
    private const int StackBytes = 16 * 1024 * 1024;

    /// <summary>Does it and waits for it.</summary>
    public static T Run<T>(Func<T> work)
    {
        var result = default(T);
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception error)
                {
                    failure = ExceptionDispatchInfo.Capture(error);
                }
            },
            StackBytes);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}
