const layers = [['defaults', { port: 80, log: { level: 'info', file: null }, tags: ['a'] }], ['file', { log: { level: 'warn' }, host: 'x' }], ['env', { APP_PORT: '9000', APP_LOG__FILE: '/tmp/x', OTHER: '1' }]];
const fromEnv = env => Object.entries(env).reduce((out, [k, v]) => { const m = /^APP_(.+)$/.exec(k); if (m) { const path = m[1].toLowerCase().split('__'), last = path.pop(); path.reduce((o, p) => o[p] ??= {}, out)[last] = /^\d+$/.test(v) ? parseInt(v, 10) : v; } return out; }, {});
const origin = new Map();
const merge = (name, into, from, path = '') => { for (const k of Object.keys(from)) { const at = path + k, v = from[k]; if (v?.constructor === Object) merge(name, into[k] ??= {}, v, at + '.'); else { into[k] = v; origin.set(at, name); } } return into; };
const config = layers.reduce((c, [name, l]) => merge(name, c, name === 'env' ? fromEnv(l) : l), {});
console.log(JSON.stringify(config));
for (const [k, from] of [...origin].sort(([a], [b]) => a < b ? -1 : 1)) console.log(k.padEnd(10), from);
const proxyGet = (o, path, fallback) => { const v = path.split('.').reduce((x, k) => x?.[k], o); return v ?? fallback; };
console.log(proxyGet(config, 'log.file'), proxyGet(config, 'log.size', 10), proxyGet(config, 'a.b.c'), typeof config.port);
