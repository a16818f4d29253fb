let x = 2; x **= 10; console.log(x, 2 ** 3 ** 2, (-2) ** 2, 2 ** -1, 1 ** Infinity, 2 ** 53, 10 ** 21, NaN ** 0, Math.pow(0, 0), (-8) ** (1 / 3));
