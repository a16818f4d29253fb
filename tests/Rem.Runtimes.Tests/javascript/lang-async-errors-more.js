const fail = async m => { throw new Error(m); }; const later = async v => { await null; return v; };
const main = async () => {
  try { await fail('a'); } catch (e) { console.log('caught', e.message); }
  try { return await later('returned'); } finally { console.log('finally before return'); }
};
const loop = async () => { const r = []; for (const n of [1, 2, 3, 4]) { try { if (n % 2) await fail('odd ' + n); r.push('even ' + n); } catch ({ message }) { r.push(message); } } return r.join(); };
const nested = async () => { try { try { await fail('inner'); } catch (e) { throw new TypeError(e.message + ' wrapped'); } } catch (e) { return e.name + ' ' + e.message; } };
const chain = async () => { const fs = [later, async v => { return v + '!'; }, v => v + '?']; let v = 'x'; for (const f of fs) v = await f(v); return v; };
main().then(v => console.log(v)).then(loop).then(v => console.log(v)).then(nested).then(v => console.log(v)).then(chain).then(v => console.log(v)).then(() => fail('last')).catch(e => console.log(e.message)).then(async () => { await fail('uncaught inside'); }).catch(e => console.log(e.message));
