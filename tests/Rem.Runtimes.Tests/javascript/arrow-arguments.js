function f() { const g = () => arguments.length + ':' + arguments[0]; return g(9, 9, 9); }
console.log(f('a', 'b'));
const h = (...args) => args.length; console.log(h(1, 2, 3));
