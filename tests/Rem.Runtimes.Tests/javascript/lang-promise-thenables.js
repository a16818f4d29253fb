const log = [];
const thenable = v => ({ then(r, j) { log.push('then ' + v); v < 0 ? j(new RangeError('negative')) : r(v * 2); } });
const twice = { then(r, j) { r('first'); r('second'); j('third'); throw new Error('ignored'); } };
const getter = { get then() { throw new TypeError('getter'); } };
Promise.resolve(thenable(4)).then(v => log.push(v));
Promise.resolve(thenable(-4)).catch(e => log.push(e.name));
Promise.resolve(twice).then(v => log.push(v));
Promise.resolve(getter).catch(e => log.push(e.message));
Promise.resolve({ then: 5 }).then(v => log.push(v.then));
const self = new Promise(r => Promise.resolve().then(() => r(self))); self.catch(e => log.push('self ' + e.name));
new Promise((r, j) => { r(1); j(2); throw 3; }).then(v => log.push('kept ' + v));
new Promise(() => { throw new Error('executor'); }).catch(e => log.push(e.message));
try { Promise(() => {}); } catch (e) { log.push(e.name); } try { new Promise(5); } catch (e) { log.push(e.name); }
const p = Promise.resolve(1); log.push(Promise.resolve(p) === p, p.then() === p, p instanceof Promise, Object.prototype.toString.call(p));
(async () => { for (let i = 0; i < 12; i++) await 0; console.log(log.join('\n')); })();
