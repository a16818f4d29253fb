class Transient extends Error { get retryable() { return true; } }
class Permanent extends Error { name = 'Permanent'; }
const clock = { now: 0, async wait(ms) { this.now += ms; } };
async function retry(work, { attempts = 5, base = 100, factor = 2, max = 1000, jitter = () => 0 } = {}) {
  let delay = base;
  for (let n = 1; ; n++) {
    try { return await work(n); }
    catch (e) {
      if (!e.retryable || n >= attempts) throw new Error(`gave up after ${n}: ${e.message}`);
      console.log(`  attempt ${n} at ${clock.now}: ${e.message}, waiting ${delay}`);
      await clock.wait(delay + jitter(n));
      delay = Math.min(max, delay * factor);
    } finally { if (n === 3) console.log('  third'); }
  }
}
const failing = (times, kind = Transient) => async n => { if (n <= times) throw new kind(`boom ${n}`); return `ok on ${n}`; };
(async () => {
  console.log(await retry(failing(0)));
  console.log(await retry(failing(3), { jitter: n => n * 7 }));
  for (const [work, options] of [[failing(9), { attempts: 3 }], [failing(1, Permanent)], [failing(9), { base: 400, attempts: 4 }]]) {
    await retry(work, options).then(v => console.log('unexpected', v), e => console.log(e.message));
  }
  console.log(clock.now);
})();
