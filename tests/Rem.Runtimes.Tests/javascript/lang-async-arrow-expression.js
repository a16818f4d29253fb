// Async arrows whose body is an expression.
(async () => {
const f = async n => 1 + await n; console.log(await f(2));
const g = async (a, { b } = { b: 2 }, ...c) => [a, b, c, await 5]; console.log(JSON.stringify(await g(1))); console.log(JSON.stringify(await g(1, {b: 3}, 4, 5)));
const h = async x => ({ x, y: await x }); console.log(JSON.stringify(await h(3)));
console.log(JSON.stringify(await Promise.all([1, 2, 3].map(async x => (await x) * 2))));
const k = async x => { const r = await x; return r + x; }; console.log(await k(4));
for (let i = 0; i < 2; i++) { const fs = async n => i + n + await n; console.log(await fs(1)); }
class A { constructor() { this.v = 5; } m() { return (async n => this.v + n + await n)(2); } }
console.log(await new A().m());
function ar() { return (async () => arguments[0] + await 1)(); } console.log(await ar(7));
try { await (async (a = b, b = 1) => a)(); } catch (e) { console.log(e.name); }
async function d(a, b = 2) { var a; await 1; return a + b; } console.log(await d(1));
})();
