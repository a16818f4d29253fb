const log = []; const p = v => Promise.resolve(v);
p(1).then(v => v + 1).then(v => { log.push(v); throw new RangeError('stop'); }).then(() => log.push('skipped')).catch(e => e.name).then(v => log.push(v))
  .then(() => p(p('nested'))).then(v => log.push(v)).then(() => Promise.reject('r')).finally(() => 'ignored').then(null, e => log.push('rejected ' + e))
  .then(() => [1, 2, 3].reduce((acc, n) => acc.then(s => s + n), p(0))).then(v => log.push('sum ' + v)).then(() => new Promise((ok, no) => no(new TypeError('made')))).catch(e => { log.push(e.message); return 'fixed'; }).then(v => log.push(v)).finally(() => console.log(log.join('\n')));
const deferred = () => { const d = {}; d.promise = new Promise((a, b) => Object.assign(d, { resolve: a, reject: b })); return d; }; const d = deferred(); d.promise.then(v => log.push('deferred ' + v)); d.resolve('x'); d.reject('never');
const many = p('many'); many.then(v => log.push(v + 1)); many.then(v => log.push(v + 2)); console.log('sync first', typeof many.then);
