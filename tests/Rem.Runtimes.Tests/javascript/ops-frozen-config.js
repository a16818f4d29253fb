// A configuration that nobody changes after it was read: frozen all the way down, changed by copies.
'use strict';
const deepFreeze = value => {
  if (value && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
};
const config = deepFreeze({
  name: 'edge', replicas: 3, ports: [80, 443],
  limits: { cpu: '500m', memory: '256Mi' },
  hosts: [{ name: 'a', tags: ['blue'] }, { name: 'b', tags: ['green', 'canary'] }],
});
const attempt = (what, change) => {
  try { change(); console.log(what, 'went through'); }
  catch (e) { console.log(`${what}: ${e.name}: ${e.message}`); }
};
attempt('set', () => { config.replicas = 5; });
attempt('add', () => { config.region = 'eu'; });
attempt('delete', () => { delete config.name; });
attempt('push', () => { config.ports.push(8080); });
attempt('index', () => { config.ports[0] = 81; });
attempt('length', () => { config.ports.length = 0; });
attempt('sort', () => { config.ports.sort((a, b) => b - a); });
attempt('nested', () => { config.hosts[1].tags.pop(); });
attempt('shift', () => { config.hosts.shift(); });
const setIn = (value, [key, ...rest], change) => {
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = rest.length ? setIn(copy[key], rest, change) : change(copy[key]);
  return deepFreeze(copy);
};
const next = setIn(setIn(config, ['hosts', 1, 'tags'], t => [...t, 'new']), ['limits', 'cpu'], () => '1');
console.log(JSON.stringify(next));
console.log(next.hosts[0] === config.hosts[0], next.hosts[1] === config.hosts[1], next.ports === config.ports, Object.isFrozen(next.hosts[1].tags));
console.log(JSON.stringify(config.ports.toSorted((a, b) => b - a)), JSON.stringify(config.ports.concat(8080)), config.ports.map(p => p + 1).join());
const report = Object.entries(config).map(([k, v]) => `${k}=${Object.isFrozen(v) ? 'frozen' : 'open'}`);
console.log(report.join(' '));
