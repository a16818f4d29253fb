// Work on many hosts with a few at a time, in expression-bodied async arrows.
const tick = n => n > 0 ? Promise.resolve().then(() => tick(n - 1)) : Promise.resolve();
const mapLimit = async (items, limit, work) => {
  const results = new Array(items.length);
  let next = 0, active = 0, most = 0;
  const lane = async () => {
    while (next < items.length) {
      const at = next++;
      most = Math.max(most, ++active);
      try { results[at] = await work(items[at], at); }
      catch (e) { results[at] = { failed: e.message }; }
      finally { active--; }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, lane));
  return { results, most };
};
const ping = async (host, at) => (await tick(3 + at % 3), host.length);
const check = async ({ name, port = 22, open = true }) => open ? `${name}:${port} ${await ping(name, port)}` : Promise.reject(new Error(`${name} is closed`));
const both = async (a, b) => [await ping(a, 0), await ping(b, 1)];
const sum = async (...hosts) => (await Promise.all(hosts.map(async (h, i) => (await ping(h, i)) * 10))).reduce((a, b) => a + b, 0);
const label = async host => `<${await check(host)}>`;
const orElse = async (promise, value) => { try { return await promise; } catch { return value; } };
(async () => {
  const hosts = [{ name: 'web1' }, { name: 'web22', port: 80 }, { name: 'db', open: false }, { name: 'cache', port: 6379 }, { name: 'x' }];
  for (const limit of [1, 2, 10]) {
    const { results, most } = await mapLimit(hosts, limit, check);
    console.log(limit, most, JSON.stringify(results));
  }
  console.log((await both('ab', 'cde')).join(), await sum('a', 'bb', 'ccc'), await label(hosts[1]));
  console.log(await orElse(check(hosts[2]), 'down'), await orElse(check(hosts[0]), 'down'));
  const named = Object.fromEntries(await Promise.all(hosts.filter(h => h.open !== false).map(async ({ name }) => [name, await ping(name, 1)])));
  console.log(JSON.stringify(named));
  const times = n => async f => n > 0 ? [await f(n), ...await times(n - 1)(f)] : [];
  console.log((await times(3)(async n => n * (await ping('abcd', n)))).join());
})();
