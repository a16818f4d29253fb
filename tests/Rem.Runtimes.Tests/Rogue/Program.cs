using Rem.Runtimes.Tests.Rogue;
using Rem.Scripting;
using Rem.Scripting.Workers.Serving;

return ScriptWorker.Serve(new RuntimeTable(new RuntimeRow("rogue", [".rogue"], static () => new RogueRuntime())));
