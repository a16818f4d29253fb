const p = new Promise((res, rej) => { res(1); rej(2); res(3); }); p.then(v => console.log('v', v));
Promise.resolve(5).then(v => { throw v + 1; }).catch(e => e + 1).finally(() => console.log('fin')).then(v => console.log('end', v));
Promise.reject(new Error('x')).then(1, e => console.log(e.message)); Promise.resolve({ then(r) { r('thenable'); } }).then(console.log);
Promise.all([]).then(v => console.log(v.length)); Promise.all([1, Promise.reject('bad')]).catch(e => console.log(e)); new Promise(() => { throw new Error('in executor'); }).catch(e => console.log(e.message)); console.log(typeof p.then, p instanceof Promise);
