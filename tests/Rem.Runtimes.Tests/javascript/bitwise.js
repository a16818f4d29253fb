let h = 0; for (const c of 'hello world') h = (h * 31 + c.charCodeAt(0)) | 0; console.log(h, h >>> 0, h.toString(16));
console.log(1e10 | 0, -1 >>> 0, -1.5 | 0, 2 ** 32 + 5 | 0, ~5, ~~3.7, ~~-3.7, 5 & -2, 5 ^ -1, 1 << 31, 1 << 32, -16 >> 2, -16 >>> 28, 4294967295 | 0, 4294967296.5 ^ 1, NaN | 0, '12' | 0, null | 1);
let f = 0x811c9dc5; for (let i = 0; i < 10; i++) { f ^= i; f = Math.imul(f, 0x01000193); } console.log(f >>> 0); let y = -7.9; y |= 0; console.log(y); y = 3e9; y >>>= 1; console.log(y); y <<= 3; console.log(y, Math.clz32(1), Math.clz32(-1));
