let n = 0; const next = () => ++n;
function f(a = next(), b = a * 2, c = () => a + b) { return `${a} ${b} ${c()}`; }
console.log(f(), f(), f(10), f(1, 1), f(undefined, null), n);
const h = ({ x = 1 } = {}, [y = 2] = []) => x + y; console.log(h(), h({ x: 5 }), h({}, [7]));
