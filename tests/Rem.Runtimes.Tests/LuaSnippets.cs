using Rem.Testing.Scripting;

namespace Rem.Runtimes.Tests;

/// <summary>The contract suite in Lua.</summary>
public sealed class LuaSnippets : ScriptSnippets
{
    public override string ReturnPipe => "return pipe";

    public override string ReturnX => "return pipe.x";

    public override string ReturnXInside => "return { pipe.x, { kept = pipe.x } }";

    public override string EchoX => "return rem.call('echo', pipe.x)";

    public override string ReturnNothing => "local x = 1";

    public override string ReturnNull => "return rem.null";

    public override string ReturnEmptyList => "return rem.list {}";

    public override string ReturnInputName => "return input.name";

    public override string ReturnNames => "return { value, word }";

    public override string ReadNullAndMissing => "return pipe.nothing == nil and pipe.missing == nil";

    public override string FailInLine3 => "local x = 1\n\nerror('boom')";

    public override string FailInFunction => "local function inner()\n  error('boom')\nend\nlocal x = 1\ninner()\nx = 2";

    public override string NotParsed => "local x = 1\nlocal = 2\nreturn x";

    public override string WriteToPipe => "local p = pipe\np.x = 2\nreturn 1";

    public override string WriteToPipeAndGoOn => "pcall(function() pipe.x = 2 end)\npcall(rawset, pipe, 'x', 2)\nreturn pipe.x";

    public override string ReturnCycle => "local t = { a = {} } t.a.b = { t }\nreturn t";

    public override string ReturnFunction => "local x = 1\nreturn { f = function() return x end }";

    public override string ReturnTooDeep => "local t = {} for i = 1, 64 do t = { t } end return t";

    public override string CallFailing => "local x = 1\nreturn rem.call('fail')";

    public override string CatchFailing => "local ok, problem = pcall(rem.call, 'fail') return not ok and problem";

    public override string SwallowFailing => "pcall(rem.call, 'fail') coroutine.resume(coroutine.create(function() rem.call('fail') end)) return 'swallowed'";

    public override string CallWrongly => "local x = 1\nrem.queue():put(1)";

    public override string FailWithLock => "rem.lock('a'):with('5s', function() error('boom') end)";

    public override string FailWithPool => "rem.pool('p'):use(function(c) error('boom') end)";

    public override string CountInGlobals => "count = (count or 0) + 1 string.count = (string.count or 0) + 1 return { count, string.count }";

    public override string LoopThenReturnN => "n = pipe.n for i = 1, 20000 do x = (x or 0) + i % 3 end return n";

    public override string OneOfMany => "local function f(x) return x + N end local t = {} for i = 1, 10 do t['key N ' .. i] = f(i) end return t";

    public override string LoopForEver => "while true do end";

    public override string RecurseForEver => "local function f(n) return 1 + f(n + 1) end return f(1)";

    public override string SwallowRecursion => "local function f(n) return 1 + f(n + 1) end for i = 1, 3 do pcall(f, 1) end return 'swallowed'";

    public override string TakeMemoryForEver => "local t = {} for i = 1, math.huge do t[i] = 'item ' .. i end";

    public override string SwallowMemory => "for i = 1, 3 do pcall(function() local t = {} for i = 1, math.huge do t[i] = 'item ' .. i end end) end return 'swallowed'";

    public override IReadOnlyDictionary<string, string> EndlessAttacks { get; } = new Dictionary<string, string>
    {
        ["loop in pcall"] = "while true do pcall(function() while true do end end) end",
        ["loop over pcall of error"] = "while true do pcall(error) end",
        ["loop in xpcall's handler"] = "xpcall(function() error('x') end, function() while true do end end)",
        ["handler of a limit"] = "while true do xpcall(function() while true do end end, function() while true do end end) end",
        ["loop in a coroutine"] = "local co = coroutine.wrap(function() while true do end end) co()",
        ["loop in dead coroutines"] = "while true do local co = coroutine.create(function() while true do end end) coroutine.resume(co) end",
        ["coroutines in coroutines"] = "local function nest(n) for i = 1, 60 do if n > 0 then coroutine.wrap(function() pcall(nest, n - 1) end)() end end end while true do pcall(nest, 50) end",
        ["coroutines that yield"] = "local co = coroutine.wrap(function() while true do coroutine.yield() end end) while true do co() end",
        ["to-be-closed"] = "while true do pcall(function() local x <close> = setmetatable({}, { __close = function() while true do end end }) error('x') end) end",
        ["to-be-closed in a closed coroutine"] = "while true do local co = coroutine.create(function() local x <close> = setmetatable({}, { __close = function() while true do end end }) coroutine.yield() end) coroutine.resume(co) coroutine.close(co) end",
        ["finalizer"] = "local f = function() while true do end end if not pcall(setmetatable, {}, { __gc = f }) then f() end",
        ["catastrophic pattern"] = "return string.find(string.rep('a', 300), string.rep('a*', 40) .. 'b')",
        ["catastrophic pattern in gsub"] = "return string.gsub(string.rep('a', 300), string.rep('a-', 40) .. 'b', 'x')",
        ["catastrophic pattern in gmatch"] = "for w in string.gmatch(string.rep('a', 300), string.rep('a*', 40) .. 'b') do end",
        ["balanced over and over"] = "local s = string.rep('(', 1000000) for i = 1, math.huge do s:match('%b()x') end",
        ["repeat of an empty text"] = "while true do local s = string.rep('', math.maxinteger) end",
        ["repeat of an empty text with a separator"] = "while true do local s = string.rep('', math.maxinteger, '') end",
        ["table.move far"] = "table.move({}, 1, math.maxinteger - 1, 2)",
        ["table.move through metamethods"] = "local t = setmetatable({}, { __index = function() return 1 end, __newindex = function() end }) table.move(t, 1, math.maxinteger - 1, 2)",
        ["sort with a slow order"] = "local t = {} for i = 1, 1000 do t[i] = i end while true do table.sort(t, function(a, b) return a > b end) table.sort(t) end",
        ["sort of long texts"] = "local a, t = string.rep('x', 4000000), {} for i = 1, 2000 do t[i] = i % 2 == 0 and a or a:sub(1, -2) .. 'x' end table.sort(t)",
        ["comparing long texts"] = "local a = string.rep('x', 8000000) local b = a:sub(1, -2) .. 'x' while true do local c = a < b or a == b end",
        ["joining long texts"] = "local s = string.rep('x', 4000000) while true do local t = s .. 'a' end",
        ["repeating long texts"] = "while true do local s = string.rep('x', 1000000) end",
        ["endless metamethods"] = "local t = setmetatable({}, {}) getmetatable(t).__index = function(_, k) return t[k + 1] end while true do pcall(function() return t[1] end) end",
        ["tail calls"] = "local function f() return f() end return f()",
        ["goto"] = "::again:: goto again",
        ["huge for"] = "for i = 1, math.maxinteger do end",
        ["loading code"] = "while true do load('return 1')() end",
        ["loading from a reader"] = "load(function() while true do end end)",
        ["reader that never ends"] = "while true do load(function() return 'x = 1 ' end) end",
        ["garbage collection"] = "local t = {} for i = 1, 100000 do t[i] = {} end while true do collectgarbage() end",
        ["concat through metamethods"] = "local t = setmetatable({}, { __index = function() return 'x' end, __len = function() return 1e15 end }) while true do pcall(table.concat, t) end",
        ["tostring"] = "local t = setmetatable({}, { __tostring = function() while true do end end }) print(t)",
        ["error with a slow text"] = "error(setmetatable({}, { __tostring = function() while true do end end }))",
        ["unpack"] = "while true do pcall(table.unpack, {}, 1, 900000) end",
        ["insert in front"] = "local t = {} while true do table.insert(t, 1, 1) end",
        ["next over an emptied table"] = "local t = {} for i = 1, 300000 do t[i .. ''] = 1 end for k in pairs(t) do t[k] = nil end while true do next(t) end",
        ["utf8"] = "local s = string.rep('ä', 2000000) while true do utf8.len(s) end",
        ["primitive"] = "while true do pcall(rem.sleep, 1) end",
    };

    public override IReadOnlyDictionary<string, string> MemoryAttacks { get; } = new Dictionary<string, string>
    {
        ["one repeat"] = "return #string.rep('x', 1000000000)",
        ["repeat with a separator"] = "return #string.rep('x', 100000000, 'yyyyyyyy')",
        ["repeats held"] = "local t = {} for i = 1, 40 do t[i] = string.rep('x', 100000000) .. i end",
        ["doubling"] = "local s = 'x' while true do s = s .. s end",
        ["doubling in pcall"] = "while true do pcall(function() local s = 'x' while true do s = s .. s end end) end",
        ["table of tables"] = "local t = {} while true do t = { t, {}, {} } end",
        ["gsub that grows"] = "local s = 'x' while true do s = s:gsub('x', 'xx') end",
        ["gsub by a function"] = "local s = string.rep('x', 1000000) return s:gsub('x', function(c) return s end)",
        ["concat"] = "local t, s = {}, string.rep('x', 1000000) for i = 1, 1000 do t[i] = s end return table.concat(t)",
        ["concat in coroutines"] = "local t = {} for i = 1, math.huge do t[i] = coroutine.create(function() end) end",
        ["format"] = "local t = {} for i = 1, math.huge do t[i] = string.format('%99d', i) end",
        ["upper"] = "local t, s = {}, string.rep('x', 5000000) for i = 1, math.huge do t[i] = s:upper() .. i end",
        ["pack"] = "local t = {} for i = 1, math.huge do t[i] = table.pack(table.unpack({}, 1, 200)) end",
        ["string.pack"] = "local t = {} for i = 1, math.huge do t[i] = string.pack('s', string.rep('x', 100000) .. i) end",
        ["loaded code"] = "local t = {} for i = 1, math.huge do t[i] = load('return function() return { ' .. i .. ' } end') end",
        ["captured"] = "local t = {} for i = 1, math.huge do t[i] = { string.rep('x', 1000) .. i } end",
        ["answers of primitives"] = "local t = {} for i = 1, math.huge do t[i] = pcall(rem.call, 'x', string.rep('x', 100000) .. i) and i or string.rep('y', 100000) .. i end",
    };

    public override IReadOnlyDictionary<string, string> Primitives { get; } = new Dictionary<string, string>
    {
        ["put {n: 1} in queue a with delay 5s"] = "return rem.queue('a'):put({ n = 1 }, { delay = '5s' })",
        ["put null in queue a"] = "return rem.queue('a'):put(rem.null)",
        ["take from queue a waiting 2, ack, return the value"] = "local m = rem.queue('a'):take(2) m:ack() return m.value",
        ["take from queue a, nack with delay 1m"] = "rem.queue('a'):take():nack('1m') return true",
        ["take from the empty queue a, return whether there was nothing"] = "return rem.queue('a'):take() == nil",
        ["peek into queue a"] = "return rem.queue('a'):peek()",
        ["newest of queue a"] = "return rem.queue('a'):newest()",
        ["count of queue a"] = "return rem.queue('a'):count()",
        ["acquire lock a waiting 5s with lease 1m, return the token and release"] = "local h = rem.lock('a'):acquire('5s', '1m') h:release() return h.token",
        ["with lock a waiting 5s return 1"] = "return rem.lock('a'):with('5s', function() return 1 end)",
        ["whether lock a is held"] = "return rem.lock('a'):held()",
        ["get k of state b"] = "return (rem.state('b'):get('k'))",
        ["get k of the plan's own state, return whether there is nothing"] = "return rem.state():get('k') == nil",
        ["set k of state b to [1] when its version is 3"] = "return rem.state('b'):set('k', { 1 }, 3)",
        ["swap k of state b for 2"] = "return (rem.state('b'):swap('k', 2))",
        ["delete k of state b"] = "return rem.state('b'):delete('k')",
        ["keys of state b that start with x"] = "return rem.state('b'):keys('x')",
        ["add 2 to counter c"] = "return rem.counter('c'):add(2)",
        ["add 1 to counter c as operation o1"] = "return rem.counter('c'):add(1, { operation = 'o1' })",
        ["put 1 in queue a as operation o1"] = "return rem.queue('a'):put(1, { operation = 'o1' })",
        ["take from queue a, nack after 1m as operation o1, ack as operation o2"] = "local m = rem.queue('a'):take() m:nack('1m', { operation = 'o1' }) m:ack({ operation = 'o2' }) return true",
        ["set k of state b to 1 as operation o1"] = "return rem.state('b'):set('k', 1, { operation = 'o1' })",
        ["swap k of state b for 2 as operation o1"] = "return (rem.state('b'):swap('k', 2, { operation = 'o1' }))",
        ["delete k of state b as operation o1"] = "return rem.state('b'):delete('k', { operation = 'o1' })",
        ["delete k of state b when its version is 3"] = "return rem.state('b'):delete('k', 3)",
        ["get counter c"] = "return rem.counter('c'):get()",
        ["swap counter c for 0"] = "return rem.counter('c'):swap(0)",
        ["update series g at 5 with {a: 1.5, b: null}"] = "return rem.timeseries.update('g', 5, {a = 1.5, b = rem.null})",
        ["update series g now with {a: 1}, made at a step of 1m"] = "return rem.timeseries.update('g', nil, {a = 1}, {step = '1m'}) == nil",
        ["draw series g with title t, 200 wide"] = "return rem.timeseries.graph('g', {title = 't', width = 200})",
        ["fetch the greatest of series g over the last 60 seconds in 10 points, return its step"] = "return rem.timeseries.fetch('g', {start = -60, ['function'] = 'max', width = 10}).step",
        ["rate of counter c over 10s"] = "return rem.counter('c'):rate('10s')",
        ["query pool p: select ? with [5]"] = "return rem.pool('p'):query('select ?', { 5 })",
        ["use pool p to execute: delete from t"] = "return rem.pool('p'):use(function(c) return c:execute('delete from t') end)",
        ["inspect a.b of {a: {b: 1}}"] = "return rem.inspect('a.b', { a = { b = 1 } })",
        ["inspect: set a of {} to 1"] = "return rem.inspect.set('a', {}, 1)",
        ["run the command uptime with timeout 5s"] = "return rem.shell('uptime', { timeout = '5s' })",
        ["read the file f"] = "return rem.file.read('f')",
        ["read the lines of the file f up to b, return how many"] = "local n = 0 for line in rem.file.lines('f') do n = n + 1 if line == 'b' then break end end return n",
        ["get http://x/"] = "return rem.http('http://x/')",
        ["log a warning hot with {t: 90}"] = "rem.log.warn('hot', { t = 90 }) return true",
        ["call add of http://x/rpc with 1 and 2"] = "return rem.rpc('http://x/rpc').add(1, 2)",
        ["call add of http://x/rpc with {a: 1, b: [2]} by name"] = "return rem.rpc('http://x/rpc'):add { a = 1, b = { 2 } }",
        ["call now of http://x/rpc with nothing"] = "return rem.rpc('http://x/rpc').now()",
        ["call host.restart of http://x/rpc, member by member, with web1"] = "return rem.rpc('http://x/rpc').host.restart('web1')",
        ["call the name host.restart of http://x/rpc with [null, web1], over xml-rpc with token t"] = "rem.rpc('http://x/rpc', { protocol = 'xml-rpc', token = 't' }).call('host.restart', { rem.null, 'web1' }) return true",
        ["call double with 21"] = "return rem.call('double', 21)",
        ["secret s"] = "return rem.secret('s')",
        ["sleep 5s"] = "rem.sleep('5s') return true",
        ["now"] = "return rem.now()",
    };
}
