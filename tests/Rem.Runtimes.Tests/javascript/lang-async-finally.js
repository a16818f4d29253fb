const log = [];
const f = async mode => { try { log.push('try ' + mode); if (mode === 'throw') throw new Error('t'); if (mode === 'await') await Promise.reject(new Error('r')); return 'value'; } catch (e) { log.push('catch ' + e.message); return 'caught'; } finally { await null; log.push('finally'); if (mode === 'override') return 'overridden'; } };
const g = async () => { for (const m of ['plain', 'throw', 'await', 'override']) console.log(m, await f(m)); console.log(log.splice(0).join('|')); };
const h = async () => { outer: for (let i = 0; i < 3; i++) { try { for (const x of [1, 2]) { await null; if (i === 1) continue outer; if (i === 2) break outer; log.push(i + ':' + x); } } finally { log.push('f' + i); } } return log.splice(0).join(); };
const k = async () => { try { try { await Promise.reject(1); } finally { log.push('inner'); } } catch (e) { log.push('outer' + e); throw e + 1; } finally { log.push('last'); } };
g().then(h).then(r => console.log(r)).then(k).catch(e => console.log(e, log.join()));
