// Async generators and `for await`.
const wait = (ms, v) => new Promise(r => { let n = ms; const step = () => n-- > 0 ? Promise.resolve().then(step) : r(v); step(); });
async function* pages(n) { for (let i = 1; i <= n; i++) { const p = await wait(2, { page: i, items: [i * 10, i * 10 + 1] }); yield p; } return 'end'; }
async function main() {
  for await (const { page, items } of pages(3)) console.log(page, items.join());
  for await (const x of [1, Promise.resolve(2), wait(1, 3)]) console.log(x);
  const g = pages(2);
  const rs = await Promise.all([g.next(), g.next(), g.next(), g.next()]);
  console.log(JSON.stringify(rs));
  async function* fin() { try { yield 1; yield 2; } finally { await wait(1); console.log('closed'); } }
  for await (const x of fin()) { console.log('got', x); break; }
  try { for await (const x of fin()) { throw new Error('body'); } } catch (e) { console.log(e.message); }
  outer: for (const k of [1, 2]) { for await (const x of fin()) { if (k === 1) continue outer; console.log(k, x); } }
  async function* bad() { yield 1; throw new TypeError('broken'); }
  try { for await (const x of bad()) console.log(x); } catch (e) { console.log(e.name, e.message); }
  async function* all() { const r = yield* pages(2); console.log('r', r); yield* [7, 8]; yield Promise.resolve(9); }
  const seen = []; for await (const x of all()) seen.push(x.page ?? x); console.log(seen.join());
  const map = async function* (source, f) { for await (const x of source) yield await f(x); };
  const take = async function* (source, n) { if (n <= 0) return; for await (const x of source) { yield x; if (--n === 0) return; } };
  async function* naturals() { let n = 0; try { while (true) yield n++; } finally { console.log('naturals done'); } }
  const out = []; for await (const x of take(map(naturals(), async x => x * x), 4)) out.push(x); console.log(out.join());
  const it = naturals(); console.log(JSON.stringify(await it.next()), JSON.stringify(await it.return('x')), JSON.stringify(await it.next()));
  const th = naturals(); await th.next(); try { await th.throw(new Error('t')); } catch (e) { console.log(e.message); }
  class Source { constructor(n) { this.n = n; } async *[Symbol.asyncIterator]() { for (let i = 0; i < this.n; i++) yield i; } async *rows() { yield* this; } }
  let s = ''; for await (const i of new Source(3)) s += i; for await (const i of new Source(2).rows()) s += i; console.log(s);
  console.log(Object.prototype.toString.call(naturals()), typeof naturals()[Symbol.asyncIterator]);
  const manual = { [Symbol.asyncIterator]() { let i = 0; return { next: async () => ({ value: i, done: i++ >= 2 }), return() { console.log('ret'); return Promise.resolve({}); } }; } };
  for await (const x of manual) console.log('m', x);
  for await (const x of manual) { console.log('m', x); break; }
  try { for await (const x of 5) { } } catch (e) { console.log(e.name); }
  try { for await (const x of [Promise.reject(new Error('rej'))]) { } } catch (e) { console.log(e.message); }
  const fs = []; for await (const x of [1, 2, 3]) fs.push(() => x); console.log(fs.map(f => f()).join());
  async function* early() { return wait(1, 'v'); } console.log(JSON.stringify(await early().next()));
  async function* rej() { yield Promise.reject(new Error('y')); } try { await rej().next(); } catch (e) { console.log(e.message); }
}
main().then(() => console.log('done'), e => console.log('failed', e));
