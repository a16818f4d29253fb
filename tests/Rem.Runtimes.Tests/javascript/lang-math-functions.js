console.log(Math.trunc(-4.7), Math.sign(-3), Math.cbrt(27), Math.hypot(3, 4), Math.hypot(), Math.clz32(1), Math.clz32(0), Math.clz32(-1), Math.fround(5.5), Math.fround(0.1), Math.imul(3, -4), Math.imul(0xffffffff, 5));
console.log(Math.log2(8), Math.log10(1000), Math.log1p(0), Math.expm1(0), Math.sinh(0), Math.cosh(0), Math.tanh(Infinity), Math.asinh(0), Math.acosh(1), Math.atanh(0), Math.atan2(0, -1) === Math.PI);
for (const n of [0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.49999999999999994, 4503599627370495.5]) console.log(n, Math.round(n) + 0, Math.floor(n), Math.ceil(n) + 0);
console.log(Math.max(), Math.min(), Math.max(1, '3', [2]), Math.max(NaN, 1), Math.min(null, 1), Math.max(undefined), Math.max(...[]), Math.min(...'312'));
const clamp = (v, lo, hi) => Math.min(Math.max(v, lo), hi), mean = a => a.reduce((x, y) => x + y, 0) / a.length, round = (v, d) => Math.round(v * 10 ** d) / 10 ** d;
console.log(clamp(15, 0, 10), clamp(-5, 0, 10), mean([1, 2, 3, 4]), round(3.14159, 3), Math.abs('-5'), Math.abs(null), Math.abs([]), Math.abs([1, 2]), Math.pow(2, 0.5).toFixed(5), Math.PI.toFixed(4), Math.E.toFixed(4));
console.log(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 31, 1 << 32, -1 >>> 0, -1 >>> 28, -8 >> 1, 2 ** 32 | 0, 1.9 | 0, '7' & '3', NaN | 0, 0.1 + 0.2 - 0.3 < Number.EPSILON);
