const log = [];
const open = n => ({ i: 0, [Symbol.iterator]() { return this; }, next() { return { value: ++this.i, done: this.i > n }; }, return(v) { log.push('closed at ' + this.i); return {}; } });
for (const x of open(3)); log.push('whole');
for (const x of open(3)) if (x === 2) break;
const first = it => { for (const x of it) return x; }; log.push(first(open(9)));
try { for (const x of open(3)) throw new Error('thrown'); } catch (e) { log.push(e.message); }
outer: for (const x of open(2)) { for (const y of open(2)) { continue outer; } }
const [p, q] = open(5); log.push(p + q);
const [...all] = open(3); log.push(all.length);
const [only] = open(0); log.push(String(only));
console.log(log.join('\n'));
try { for (const x of { [Symbol.iterator]() { return { next() { throw new RangeError('next'); }, return() { log.push('never'); } }; } }); } catch (e) { console.log(e.name, log.includes('never')); }
