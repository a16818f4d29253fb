function f(a, b = 2, ...rest) { return [a, b, rest.length, rest.join('')].join(); }
console.log(f(1), f(1, 3), f(1, undefined, 'x', 'y'));
const g = (...[a, b]) => a - b; console.log(g(5, 3));
console.log(f.length, ((a, b) => {}).length, ((...x) => {}).length);
