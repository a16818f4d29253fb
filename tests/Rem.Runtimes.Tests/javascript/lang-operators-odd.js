let a = (1, 2, 3); console.log(a, (a++, a), void 0 === undefined, typeof void a, typeof null, typeof undeclared, typeof (() => 1), typeof class {}, typeof [], typeof NaN, typeof '', typeof Symbol());
const o = { x: 1, y: { z: 2 } }; console.log('x' in o, delete o.x, 'x' in o, delete o.none, 'toString' in o, delete o.y.z, JSON.stringify(o), 0 in [1], 'length' in []);
console.log(1 + +'2' + '3', '3' - - '3', [] + [], [] + {}, 1 + null, 1 + undefined, '5' * '2', true + true, 'b' + 'a' + +'a' + 'a', 3 > 2 > 1, 1 < 2 < 3, !'0', !!'false', !!NaN, - -1, +!0);
let i = 5; console.log(i++ + ++i, i, i-- - --i, i, i += i *= 2, i <<= 1, i >>= 2, i >>>= 1, i &= 7, i |= 8, i ^= 1, i %= 5); let s = 'a'; s += 1; s += null; console.log(s, -'5', +'', +' ', ~'7', !'');
console.log(null ?? 'x', 0 || 'y', 1 && 2, '' && 'z', (true ? false : true) ? 'a' : 'b', 1 ? 2 ? 'p' : 'q' : 'r', !1 + 1, typeof 1 + 1);
