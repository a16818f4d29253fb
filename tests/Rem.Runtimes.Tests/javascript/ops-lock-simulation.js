// Leases with tokens and a clock: who holds what, and who comes too late.
'use strict';
class Leases {
  #held = new Map(); #token = 0; #clock;
  constructor(clock) { this.#clock = clock; }
  #live(name) { const lease = this.#held.get(name); return lease && lease.until > this.#clock.now ? lease : undefined; }
  acquire(name, owner, ttl = 10) { if (this.#live(name)) return null; const lease = Object.freeze({ name, owner, token: ++this.#token, until: this.#clock.now + ttl }); this.#held.set(name, lease); return lease; }
  renew(lease, ttl = 10) { if (this.#live(lease.name)?.token !== lease.token) throw new Error(`${lease.owner} lost ${lease.name}`, { cause: this.#held.get(lease.name)?.owner }); const next = Object.freeze({ ...lease, until: this.#clock.now + ttl }); this.#held.set(lease.name, next); return next; }
  release({ name, token }) { return this.#live(name)?.token === token && this.#held.delete(name); }
  get holders() { return [...this.#held.values()].filter(l => this.#live(l.name)).map(l => `${l.name}=${l.owner}#${l.token}`).join(' ') || 'none'; }
}
class Fenced {
  #last = 0; log = [];
  write(token, text) { if (token < this.#last) throw new RangeError(`token ${token} is older than ${this.#last}`); this.#last = token; this.log.push(`${token}:${text}`); }
  get last() { return this.#last; }
}
const clock = { now: 0, *run(...steps) { for (const [at, what] of steps) { this.now = at; yield `${at}: ${attempt(what)}`; } } };
const attempt = f => { try { return f(); } catch (e) { return `${e.name}: ${e.message}${e.cause ? ` to ${e.cause}` : ''}`; } };
const leases = new Leases(clock), disk = new Fenced();
let a, b;
const show = l => l ? `${l.owner}#${l.token} until ${l.until}` : 'no';
for (const line of clock.run(
  [0, () => show(a = leases.acquire('disk', 'ann'))], [1, () => show(leases.acquire('disk', 'bob'))], [2, () => (disk.write(a.token, 'x'), 'written')],
  [8, () => show(a = leases.renew(a))], [17, () => leases.holders], [18, () => show(b = leases.acquire('disk', 'bob', 5))], [19, () => (disk.write(b.token, 'y'), 'written')],
  [20, () => (disk.write(a.token, 'late'), 'written')], [20, () => show(leases.renew(a))], [21, () => leases.release(a)], [22, () => leases.release(b)], [22, () => leases.holders],
  [23, () => { a.until = 99; }], [23, () => { disk.last = 0; }], [23, () => { a.extra = 1; }], [23, () => { leases.holders = 'x'; }], [24, () => show(leases.acquire('disk', 'cia', 1))], [25, () => show(leases.acquire('disk', 'dan'))],
)) console.log(line);
console.log(disk.log.join(' '), disk.last, leases.holders);
const waitFor = function* (names, owner) { const got = []; for (const n of [...names].sort()) { let l; while (!(l = leases.acquire(n, owner, 100))) yield `${owner} waits for ${n}`; got.push(l); } yield `${owner} has ${got.map(l => l.name)}`; got.forEach(l => leases.release(l)); return `${owner} done`; };
const tasks = [waitFor(['x', 'y'], 'p'), waitFor(['y', 'x'], 'q')], out = [];
while (tasks.length) { const t = tasks.shift(), { value, done } = t.next(); out.push(value); if (!done) tasks.push(t); }
console.log(out.join(', '));
