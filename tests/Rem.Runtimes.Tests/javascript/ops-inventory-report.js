const inventory = {
  'web-01': { os: 'debian 12', cpus: 4, memory: '8G', roles: ['web'], disks: [{ mount: '/', size: 40, used: 31 }] },
  'db-01': { os: 'ubuntu 22.04', cpus: 16, memory: '64G', roles: ['db', 'primary'], disks: [{ mount: '/', size: 40, used: 10 }, { mount: '/data', size: 900, used: 870 }] },
  'db-02': { os: 'ubuntu 22.04', cpus: 16, memory: '64G', roles: ['db'], disks: [{ mount: '/data', size: 900, used: 100 }] },
  'old-1': { os: 'debian 9', cpus: 1, memory: '512M', roles: [] },
};
const gigs = m => parseFloat(m) / ({ G: 1, M: 1024 })[m.at(-1)];
const hosts = Object.entries(inventory).map(([name, { roles, disks = [], memory, ...rest }]) => ({ name, ...rest, memory: gigs(memory), roles: new Set(roles), worst: disks.reduce((w, d) => Math.max(w, d.used / d.size), 0) }));
for (const { name, os, cpus, memory, roles, worst } of hosts.sort((a, b) => b.worst - a.worst)) console.log(`${name.padEnd(8)}${os.padEnd(14)}${String(cpus).padStart(3)}${memory.toFixed(1).padStart(7)} ${(worst * 100).toFixed(0).padStart(3)}% ${[...roles].join('+') || '-'}`);
const roles = hosts.reduce((m, h) => { for (const r of h.roles) m.set(r, [...(m.get(r) ?? []), h.name]); return m; }, new Map());
for (const [role, names] of [...roles].sort()) console.log(`[${role}]`, names.sort().join(' '));
const total = hosts.reduce(({ cpus, memory }, h) => ({ cpus: cpus + h.cpus, memory: memory + h.memory }), { cpus: 0, memory: 0 });
console.log(JSON.stringify(total));
const [, major] = inventory['old-1'].os.match(/(\d+)/);
console.log(major, Object.values(inventory).filter(({ os }) => /^debian (?:[1-9]|10)$/.test(os)).length, inventory['none']?.disks?.[0].mount ?? 'unknown', inventory['old-1'].disks?.length);
