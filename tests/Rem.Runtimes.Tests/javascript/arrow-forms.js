const a = () => {}; const b = () => ({}); const c = x => x * 2; const d = (x, y = 2) => x + y;
console.log(a(), JSON.stringify(b()), c(4), d(1), d(1, 1), (x => y => z => x + y + z)(1)(2)(3));
console.log(typeof a, a.name, c.name, (() => {}).name === '');
