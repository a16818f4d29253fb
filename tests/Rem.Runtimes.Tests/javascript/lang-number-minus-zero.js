const z = v => Object.is(v, -0) ? 'minus zero' : Object.is(v, 0) ? 'zero' : String(v);
console.log([-0, 0, 0 * -1, -0 + 0, -0 + -0, -0 - 0, 0 - 0].map(z).join());
console.log([Math.round(-0.4), Math.ceil(-0.5), Math.trunc(-0.9), Math.floor(-0), Math.sign(-0), Math.abs(-0), Math.sqrt(-0)].map(z).join());
console.log([parseFloat('-0'), Number('-0'), +'-0', -'0', -'', -null, -false, -0 % 5, -4 % 2, 4 % -2].map(z).join());
console.log(0 === -0, 1 / -0, String(-0), `${-0}`, JSON.stringify(-0), (-0).toString(), [-0].join(), [-0].indexOf(0), [0].includes(-0), -0 < 0);
console.log([~~-0.5, -0 | 0, -0 >> 0, -0 >>> 0].map(z).join(), new Set([0, -0]).size, 5 % 3, -5 % 3, 5 % -3, 5.5 % 2, 1 % 0, Infinity % 2, 2 % Infinity, 0 / 0);
