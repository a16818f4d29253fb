using Rem.Testing.Scripting;

namespace Rem.Runtimes.Tests;

/// <summary>The contract suite in JavaScript.</summary>
public sealed class JavaScriptSnippets : ScriptSnippets
{
    public override string ReturnPipe => "return pipe;";

    public override string ReturnX => "return pipe.x;";

    public override string ReturnXInside => "return [pipe.x, { kept: pipe.x }];";

    public override string EchoX => "return rem.call('echo', pipe.x);";

    public override string ReturnNothing => "const x = 1;";

    public override string ReturnNull => "return null;";

    public override string ReturnEmptyList => "return [];";

    public override string ReturnInputName => "return input.name;";

    public override string ReturnNames => "return [value, word];";

    public override string ReadNullAndMissing => "return pipe.nothing == null && pipe.missing == null;";

    public override string FailInLine3 => "const x = 1;\n\nthrow new Error('boom');";

    public override string FailInFunction => "function inner() {\n  throw new Error('boom');\n}\nlet x = 1;\ninner();\nx = 2;";

    public override string NotParsed => "let x = 1;\nlet = = 2;\nreturn x;";

    public override string WriteToPipe => "const p = pipe;\np.x = 2;\nreturn 1;";

    public override string WriteToPipeAndGoOn => "try { pipe.x = 2; } catch (e) {}\ntry { Object.defineProperty(pipe, 'x', { value: 2 }); } catch (e) {}\ntry { delete pipe.x; } catch (e) {}\nreturn pipe.x;";

    public override string ReturnCycle => "const t = { a: {} }; t.a.b = [t];\nreturn t;";

    public override string ReturnFunction => "const x = 1;\nreturn { f: () => x };";

    public override string ReturnTooDeep => "let t = []; for (let i = 0; i < 64; i++) t = [t]; return t;";

    public override string CallFailing => "const x = 1;\nreturn rem.call('fail');";

    public override string CatchFailing => "try { rem.call('fail'); } catch (e) { return e.message; }";

    public override string SwallowFailing => "try { rem.call('fail'); } catch { } finally { try { rem.call('fail'); } catch { } } return 'swallowed';";

    public override string CallWrongly => "const x = 1;\nrem.queue().put(1);";

    public override string FailWithLock => "rem.lock('a').with('5s', () => { throw new Error('boom'); });";

    public override string FailWithPool => "rem.pool('p').use(c => { throw new Error('boom'); });";

    public override string CountInGlobals => "globalThis.count = (globalThis.count ?? 0) + 1; String.prototype.count = (String.prototype.count ?? 0) + 1; return [count, ''.count];";

    public override string LoopThenReturnN => "n = pipe.n; for (let i = 1; i <= 20000; i++) { globalThis.x = (globalThis.x || 0) + i % 3; } return n;";

    public override string OneOfMany => "const f = x => x + N; const t = {}; for (let i = 1; i <= 10; i++) t['key N ' + i] = f(i); return t;";

    public override string LoopForEver => "while (true) { }";

    public override string RecurseForEver => "function f(n) { return 1 + f(n + 1); } return f(1);";

    public override string SwallowRecursion => "function f(n) { return 1 + f(n + 1); } for (let i = 0; i < 3; i++) { try { f(1); } catch { } } return 'swallowed';";

    public override string TakeMemoryForEver => "const t = []; for (let i = 1; ; i++) t.push('item ' + i);";

    public override string SwallowMemory => "for (let i = 0; i < 3; i++) { try { const t = []; for (let i = 1; ; i++) t.push('item ' + i); } catch { } } return 'swallowed';";

    public override IReadOnlyDictionary<string, string> EndlessAttacks { get; } = new Dictionary<string, string>
    {
        ["loop in try"] = "while (true) { try { while (true) { } } catch { } }",
        ["loop over try of throw"] = "while (true) { try { throw 1; } catch { } }",
        ["loop in finally"] = "try { throw 1; } catch { } finally { while (true) { } }",
        ["finally that loops on a limit"] = "try { while (true) { } } finally { while (true) { } }",
        ["for without an end"] = "for (;;) ;",
        ["do while"] = "do { } while (true);",
        ["for of over an endless generator"] = "function* g() { while (true) yield 1; } for (const x of g()) { }",
        ["spread of an endless generator"] = "function* g() { for (let i = 0; ; i++) yield i % 7; } return [...g()].length;",
        ["endless iterator"] = "const it = { [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 1 }) }) }; for (const x of it) { }",
        ["generator that swallows"] = "function* g() { while (true) { try { yield 1; } finally { while (true) { } } } } for (const x of g()) break;",
        ["promises without an end"] = "const f = () => Promise.resolve().then(f); return f();",
        ["microtasks without an end"] = "const f = () => queueMicrotask(f); f();",
        ["async loop"] = "return (async () => { while (true) await null; })();",
        ["getter"] = "const o = { get x() { while (true) { } } }; return o.x;",
        ["toString"] = "const o = { toString() { while (true) { } } }; return '' + o;",
        ["valueOf"] = "const o = { valueOf() { while (true) { } } }; return o * 2;",
        ["toJSON"] = "return JSON.stringify({ toJSON() { while (true) { } } });",
        ["reviver"] = "return JSON.parse('[1,2]', () => { while (true) { } });",
        ["callback of sort"] = "const t = []; for (let i = 0; i < 1000; i++) t.push(i); while (true) t.sort((a, b) => b - a);",
        ["callback of map"] = "while (true) [1, 2, 3].map(x => x);",
        ["callback of replace"] = "'a'.replace(/a/, () => { while (true) { } });",
        ["catastrophic pattern"] = "return /^(a+)+$/.test('a'.repeat(40) + 'b');",
        ["catastrophic pattern in replace"] = "return 'x'.repeat(60).replace(/(x+x+)+y/, 'z');",
        ["catastrophic pattern in split"] = "return ('a'.repeat(60) + 'b').split(/^(a|aa)+$/);",
        ["catastrophic pattern in matchAll"] = "return [...'x'.repeat(60).matchAll(/(x+x+)+y/g)];",
        ["proxy"] = "const p = new Proxy({}, { get() { while (true) { } } }); return p.x;",
        ["thrown object that loops when shown"] = "throw { get message() { while (true) { } } };",
        ["class field"] = "class A { x = (() => { while (true) { } })(); } new A();",
        ["static block"] = "class A { static { while (true) { } } }",
        ["default parameter"] = "(function (x = (() => { while (true) { } })()) { })();",
        ["labelled loops"] = "a: while (true) { b: while (true) { continue a; } }",
        ["tail recursion by trampoline"] = "let f = () => f; while (true) f = f();",
        ["insert in front"] = "const t = []; while (true) t.unshift(1);",
        ["joining long texts"] = "const s = 'x'.repeat(2000000); while (true) { const t = s + 'a'; }",
        ["repeating long texts"] = "while (true) { const s = 'x'.repeat(500000); }",
        ["indexOf"] = "const t = []; for (let i = 0; i < 50000; i++) t.push(i); while (true) t.indexOf(-1);",
        ["for in"] = "const o = {}; for (let i = 0; i < 1000; i++) o['k' + i] = i; while (true) { for (const k in o) { } }",
        ["primitive"] = "while (true) { try { rem.sleep(1); } catch { } }",
    };

    public override IReadOnlyDictionary<string, string> MemoryAttacks { get; } = new Dictionary<string, string>
    {
        ["one repeat"] = "return 'x'.repeat(1000000000).length;",
        ["padStart"] = "return 'x'.padStart(1000000000).length;",
        ["repeats held"] = "const t = []; for (let i = 0; i < 40; i++) t.push('x'.repeat(10000000) + i); return t.length;",
        ["doubling"] = "let s = 'x'; while (true) s = s + s;",
        ["doubling by +="] = "let s = 'x'; while (true) s += s;",
        ["doubling in try"] = "while (true) { try { let s = 'x'; while (true) s = s + s; } catch { } }",
        ["doubling by a template"] = "let s = 'x'; while (true) s = `${s}${s}`;",
        ["array of arrays"] = "let t = []; while (true) t = [t, {}, []];",
        ["objects held"] = "const t = []; while (true) t.push({ a: 1, b: 'x' });",
        ["map held"] = "const t = new Map(); for (let i = 0; ; i++) t.set(i, {});",
        ["replace that grows"] = "let s = 'x'; while (true) s = s.replace(/x/g, 'xx');",
        ["replaceAll that grows"] = "let s = 'x'; while (true) s = s.replaceAll('x', 'xx');",
        ["replace by a function"] = "const s = 'x'.repeat(1000000); return s.replace(/x/g, () => s);",
        ["join"] = "const t = [], s = 'x'.repeat(1000000); for (let i = 0; i < 1000; i++) t.push(s); return t.join('').length;",
        ["join of a long separator"] = "return new Array(1000).join('x'.repeat(10000000)).length;",
        ["closures held"] = "const t = []; for (let i = 0; ; i++) t.push(() => i);",
        ["generators held"] = "function* g() { yield 1; } const t = []; while (true) t.push(g());",
        ["promises held"] = "const t = []; while (true) t.push(new Promise(() => { }));",
        ["concat"] = "let t = [1]; while (true) t = t.concat(t);",
        ["spread"] = "let t = [1]; while (true) t = [...t, ...t];",
        ["split"] = "const t = []; const s = 'x'.repeat(1000000); while (true) t.push(s.split(''));",
        ["stringify"] = "let t = [1]; for (let i = 0; i < 60; i++) t = [t, t]; return JSON.stringify(t).length;",
        ["captured"] = "const t = []; for (let i = 0; ; i++) t.push(['x'.repeat(1000) + i]);",
        ["answers of primitives"] = "const t = []; for (let i = 0; ; i++) { try { rem.call('x', 'x'.repeat(100000) + i); } catch { } t.push('y'.repeat(100000) + i); }",
    };

    public override IReadOnlyDictionary<string, string> Primitives { get; } = new Dictionary<string, string>
    {
        ["put {n: 1} in queue a with delay 5s"] = "return rem.queue('a').put({ n: 1 }, { delay: '5s' });",
        ["put null in queue a"] = "return rem.queue('a').put(null);",
        ["take from queue a waiting 2, ack, return the value"] = "const m = rem.queue('a').take(2); m.ack(); return m.value;",
        ["take from queue a, nack with delay 1m"] = "rem.queue('a').take().nack('1m'); return true;",
        ["take from the empty queue a, return whether there was nothing"] = "return rem.queue('a').take() === null;",
        ["peek into queue a"] = "return rem.queue('a').peek();",
        ["newest of queue a"] = "return rem.queue('a').newest();",
        ["count of queue a"] = "return rem.queue('a').count();",
        ["acquire lock a waiting 5s with lease 1m, return the token and release"] = "const h = rem.lock('a').acquire('5s', '1m'); h.release(); return h.token;",
        ["with lock a waiting 5s return 1"] = "return rem.lock('a').with('5s', () => 1);",
        ["whether lock a is held"] = "return rem.lock('a').held();",
        ["get k of state b"] = "return rem.state('b').get('k');",
        ["get k of the plan's own state, return whether there is nothing"] = "return rem.state().get('k') === null;",
        ["set k of state b to [1] when its version is 3"] = "return rem.state('b').set('k', [1], 3);",
        ["swap k of state b for 2"] = "return rem.state('b').swap('k', 2);",
        ["delete k of state b"] = "return rem.state('b').delete('k');",
        ["keys of state b that start with x"] = "return rem.state('b').keys('x');",
        ["add 2 to counter c"] = "return rem.counter('c').add(2);",
        ["add 1 to counter c as operation o1"] = "return rem.counter('c').add(1, { operation: 'o1' });",
        ["put 1 in queue a as operation o1"] = "return rem.queue('a').put(1, { operation: 'o1' });",
        ["take from queue a, nack after 1m as operation o1, ack as operation o2"] = "const m = rem.queue('a').take(); m.nack('1m', { operation: 'o1' }); m.ack({ operation: 'o2' }); return true;",
        ["set k of state b to 1 as operation o1"] = "return rem.state('b').set('k', 1, { operation: 'o1' });",
        ["swap k of state b for 2 as operation o1"] = "return rem.state('b').swap('k', 2, { operation: 'o1' });",
        ["delete k of state b as operation o1"] = "return rem.state('b').delete('k', { operation: 'o1' });",
        ["delete k of state b when its version is 3"] = "return rem.state('b').delete('k', 3);",
        ["get counter c"] = "return rem.counter('c').get();",
        ["swap counter c for 0"] = "return rem.counter('c').swap(0);",
        ["update series g at 5 with {a: 1.5, b: null}"] = "return rem.timeseries.update('g', 5, {a: 1.5, b: null});",
        ["update series g now with {a: 1}, made at a step of 1m"] = "return rem.timeseries.update('g', null, {a: 1}, {step: '1m'}) === null;",
        ["draw series g with title t, 200 wide"] = "return rem.timeseries.graph('g', {title: 't', width: 200});",
        ["fetch the greatest of series g over the last 60 seconds in 10 points, return its step"] = "return rem.timeseries.fetch('g', {function: 'max', start: -60, width: 10}).step;",
        ["rate of counter c over 10s"] = "return rem.counter('c').rate('10s');",
        ["query pool p: select ? with [5]"] = "return rem.pool('p').query('select ?', [5]);",
        ["use pool p to execute: delete from t"] = "return rem.pool('p').use(c => c.execute('delete from t'));",
        ["inspect a.b of {a: {b: 1}}"] = "return rem.inspect('a.b', { a: { b: 1 } });",
        ["inspect: set a of {} to 1"] = "return rem.inspect.set('a', {}, 1);",
        ["run the command uptime with timeout 5s"] = "return rem.shell('uptime', { timeout: '5s' });",
        ["read the file f"] = "return rem.file.read('f');",
        ["read the lines of the file f up to b, return how many"] = "let n = 0; for (const line of rem.file.lines('f')) { n++; if (line === 'b') break; } return n;",
        ["get http://x/"] = "return rem.http('http://x/');",
        ["log a warning hot with {t: 90}"] = "rem.log.warn('hot', { t: 90 }); return true;",
        ["call add of http://x/rpc with 1 and 2"] = "return rem.rpc('http://x/rpc').add(1, 2);",
        ["call add of http://x/rpc with {a: 1, b: [2]} by name"] = "return rem.rpc('http://x/rpc').add({ a: 1, b: [2] });",
        ["call now of http://x/rpc with nothing"] = "return rem.rpc('http://x/rpc').now();",
        ["call host.restart of http://x/rpc, member by member, with web1"] = "return rem.rpc('http://x/rpc').host.restart('web1');",
        ["call the name host.restart of http://x/rpc with [null, web1], over xml-rpc with token t"] = "rem.rpc('http://x/rpc', { protocol: 'xml-rpc', token: 't' }).call('host.restart', [null, 'web1']); return true;",
        ["call double with 21"] = "return rem.call('double', 21);",
        ["secret s"] = "return rem.secret('s');",
        ["sleep 5s"] = "rem.sleep('5s'); return true;",
        ["now"] = "return rem.now();",
    };
}
