const mk = () => ({ i: 0, [Symbol.iterator]() { return this; }, next() { return { done: this.i >= 3, value: this.i++ }; }, return() { console.log('return called'); return {}; } });
for (const x of mk()) { if (x === 1) break; }
try { for (const x of mk()) throw new Error('in body'); } catch (e) { console.log(e.message); }
for (const x of mk()) ; console.log('ran to the end');
(() => { for (const x of mk()) return x; })();
