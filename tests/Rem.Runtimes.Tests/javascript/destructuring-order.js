const log = [];
const src = { get a() { log.push('get a'); return undefined; }, get b() { log.push('get b'); return 2; } };
const { a = (log.push('default a'), 1), b = (log.push('default b'), 9) } = src;
console.log(a, b, log.join(';'));
function* g() { try { yield 1; yield 2; yield 3; } finally { console.log('closed'); } }
const [first] = g(); console.log(first);
const [f1, f2, f3, f4] = g(); console.log(f1, f2, f3, f4);
