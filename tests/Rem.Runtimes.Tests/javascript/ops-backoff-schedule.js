// Retries with a budget, jitter that can be told beforehand, and the last cause kept.
class RetryError extends Error {
  name = 'RetryError';
  constructor(attempts, cause) { super(`gave up after ${attempts} attempt${attempts === 1 ? '' : 's'}`, { cause }); this.attempts = attempts; }
}
const clock = { now: 0, wait: async ms => { clock.now += ms; } };
const random = (seed => () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648)(42);
const backoff = ({ base = 100, factor = 2, max = base * 10, jitter = 0, delays = n => Math.min(max, base * factor ** n) } = {}) => n => Math.round(delays(n) * (1 + jitter * (random() - 0.5)));
const retry = async (work, { tries = 4, delay = backoff(), budget = Infinity, when = e => e.retry !== false, log = () => {} } = {}) => {
  const start = clock.now;
  for (let attempt = 1; ; attempt++) {
    try { return await work({ attempt, elapsed: clock.now - start }); }
    catch (error) {
      const wait = delay(attempt - 1);
      if (attempt >= tries || !when(error) || clock.now - start + wait > budget) throw new RetryError(attempt, error);
      log(`${attempt} failed (${error.message}), waiting ${wait}`);
      await clock.wait(wait);
    }
  }
};
const failing = (n, make = i => new Error(`f${i}`)) => async ({ attempt }) => attempt > n ? `ok at ${attempt}` : Promise.reject(make(attempt));
const outcome = async promise => promise.then(v => v, async e => `${e.name}: ${e.message} <- ${e.cause?.message} (${e.attempts})`);
(async () => {
  const log = line => console.log('  ' + line);
  console.log(await outcome(retry(failing(0))));
  console.log(await outcome(retry(failing(2), { log })));
  console.log(await outcome(retry(failing(9), { tries: 3, delay: backoff({ base: 10, factor: 3 }), log })));
  console.log(await outcome(retry(failing(9, i => Object.assign(new Error('fatal'), { retry: i < 2 })), { log })));
  console.log(await outcome(retry(failing(9), { tries: 99, budget: 1000, log })));
  console.log(await outcome(retry(failing(1), { delay: backoff({ jitter: 0.2 }), log })));
  console.log(await outcome(retry(failing(1), { delay: backoff({ delays: n => [5, 6][n] }), log })));
  console.log(clock.now);
})();
