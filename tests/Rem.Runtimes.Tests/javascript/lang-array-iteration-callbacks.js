const log = []; const self = { k: 'this' };
[10, 20].forEach(function (v, i, a) { log.push(v, i, a.length, this.k); }, self);
console.log(log.join(), [3, 4].map((v, i, a) => v * i + a.length).join(), [1, 2, 3].filter(function (v) { return v > this.min; }, { min: 1 }).join());
console.log([1, 2, 3].reduce((acc, v, i, a) => acc + v * i + a.length, 0), [[1], [2]].reduceRight((a, b) => [...a, ...b]).join(), [5].reduce(() => 'never'), [].reduce(() => 1, 'init'));
for (const f of ['reduce', 'reduceRight']) try { [][f]((a, b) => a); } catch (e) { console.log(e.name); }
for (const f of ['map', 'filter', 'forEach', 'some', 'every', 'find']) try { [1][f]('no'); } catch (e) { console.log(f, e.name); }
const grow = [1, 2, 3], seen = []; grow.forEach(v => { seen.push(v); if (v < 3) grow.push(v * 10); }); console.log(seen.join(), grow.join());
const cut = [1, 2, 3, 4], left = []; cut.forEach(v => { left.push(v); cut.pop(); }); console.log(left.join(), cut.join());
console.log([].every(x => false), [].some(x => true), [1, 2].find(x => x > 5) === undefined, [1, 5, 9].findIndex(x => x > 4));
