const log = []; const sleep = v => new Promise(r => r(v));
async function a(x) { log.push('a' + x); const v = await sleep(x * 2); log.push('b' + v); return v; }
async function main() { const r = await Promise.all([a(1), a(2)]); log.push(r.join()); try { await (async () => { throw new Error('no'); })(); } catch (e) { log.push(e.message); } finally { log.push('fin'); } for (const x of [1, 2]) log.push(await a(x)); return 'done'; }
main().then(v => { log.push(v); console.log(log.join(' ')); }); log.push('sync');
