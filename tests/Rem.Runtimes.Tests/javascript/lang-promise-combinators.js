const ok = v => Promise.resolve(v), no = v => Promise.reject(new Error(v)); const late = (n, v) => n ? Promise.resolve().then(() => late(n - 1, v)) : v;
const main = async () => {
  console.log((await Promise.all([1, ok(2), late(5, 3), { then(r) { r('thenable'); } }])).join());
  console.log((await Promise.all([])).length, await Promise.race([late(5, 'slow'), late(1, 'fast')]), await Promise.any([no('a'), late(3, 'any')]));
  try { await Promise.all([ok(1), no('first'), no('second')]); } catch (e) { console.log(e.message); }
  try { await Promise.any([no('a'), no('b')]); } catch (e) { console.log(e.name, e.errors.map(x => x.message).join()); }
  console.log((await Promise.allSettled([ok(1), no('bad'), 3])).map(r => r.status + ':' + (r.value ?? r.reason.message)).join());
  try { await Promise.race([late(4, 1), no('raced')]); } catch (e) { console.log(e.message); }
  console.log(await Promise.all(new Set([ok('s'), 't'])).then(([a, b]) => a + b), await ok(5).finally(() => 9), await no('f').finally(() => {}).catch(e => e.message));
  try { await ok(1).finally(() => { throw new Error('from finally'); }); } catch (e) { console.log(e.message); }
  console.log(await ok(1).then(2), await ok(ok(ok('flat'))), await no('x').then(() => 'skip', e => 'handled ' + e.message));
  try { await Promise.all(5); } catch (e) { console.log(e.name); }
};
main().then(() => console.log('end'));
