class A { v = 5; async m() { return this.v; } static async s(x = 2) { return await x * 3; } arrow = async () => this.v + 1; async [`c${1}`]() { return 'computed'; } #p = async () => 'private'; async callP() { return this.#p(); } get later() { return (async () => this.v)(); } }
class B extends A { async m() { return 'B' + await super.m(); } }
const o = { async f(...a) { return a.length + arguments.length; }, async: 1, await: 2 };
const g = async ({ a, b = a } = { a: 1 }, [c] = [3]) => a + b + c;
(async () => {
  const a = new A(); console.log(await a.m(), await A.s(), await a.arrow(), await a.c1(), await a.callP(), await a.later, await new B().m(), await o.f(1, 2), o.async + o.await, await g(), await g({ a: 5 }, [6]));
  console.log((async () => {})() instanceof Promise, await (async x => x)(7), [await 1, await 2, ...await [3, 4]].join(), (await { k: 'v' }).k, await (await (async () => async () => 'nested')())());
  let s = 0; for (const p of [1, Promise.resolve(2), 3]) s += await p; console.log(s, await Promise.all([1, 2, 3].map(async x => { return x * await 2; })).then(r => r.join()));
  let n = 0; while (await Promise.resolve(n < 3)) n++; do { n--; } while (await (n > 1)); console.log(n, await null ?? 'nullish', (await 0) || 'or', `${await 'tpl'}`, await (true ? 1 : 2));
  try { await (async ({ x }) => x)(null); } catch (e) { console.log('rejected', e.name); } switch (await 'b') { case 'a': console.log('a'); case await 'b': console.log('b'); default: console.log('fall'); }
  const r = []; for (let i = await 0; i < await 3; i += await 1) r.push(() => i); console.log(r.map(f => f()).join());
})().catch(e => console.log('failed', e));
