class Clock { #t = 0; get now() { return this.#t; } tick(ms) { this.#t += ms; return this; } }
class SlidingWindow {
  #hits = {};
  constructor(clock, { limit, window }) { Object.assign(this, { clock, limit, window }); }
  allow(key) {
    const { now } = this.clock, list = (this.#hits[key] ?? []).filter(t => t > now - this.window);
    const ok = list.length < this.limit;
    if (ok) list.push(now);
    this.#hits[key] = list;
    return { ok, left: this.limit - list.length, retry: ok ? 0 : list[0] + this.window - now };
  }
}
const clock = new Clock(), limiter = new SlidingWindow(clock, { limit: 2, window: 100 });
for (const [wait, key] of [[0, 'a'], [10, 'a'], [10, 'a'], [0, 'b'], [85, 'a'], [1, 'a'], [300, 'a']]) {
  const { ok, left, retry } = limiter.allow(key, clock.tick(wait));
  console.log(String(clock.now).padStart(4), key, ok ? 'allow' : 'deny ', left, retry);
}
class Breaker { state = 'closed'; failures = 0; constructor(max) { this.max = max; } call(f) { if (this.state === 'open') return 'rejected'; try { const v = f(); this.failures = 0; return v; } catch (e) { if (++this.failures >= this.max) this.state = 'open'; return `failed: ${e.message}`; } } }
const b = new Breaker(2), boom = () => { throw new Error('x'); };
console.log([() => 1, boom, () => 2, boom, boom, () => 3].map(f => b.call(f)).join(', '), b.state);
