class Matrix {
  constructor(rows) { this.rows = rows.map(r => [...r]); }
  static identity(n) { return new Matrix(Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => +(i === j)))); }
  get size() { return [this.rows.length, this.rows[0].length]; }
  get transpose() { return new Matrix(this.rows[0].map((_, j) => this.rows.map(r => r[j]))); }
  times(other) {
    if (typeof other === 'number') return new Matrix(this.rows.map(r => r.map(x => x * other)));
    const [, k] = this.size, [m] = other.size;
    if (k !== m) throw new RangeError(`cannot multiply ${this.size.join('x')} by ${other.size.join('x')}`);
    const columns = other.transpose.rows;
    return new Matrix(this.rows.map(r => columns.map(c => c.reduce((s, x, i) => s + x * r[i], 0))));
  }
  power(n) { return n === 0 ? Matrix.identity(this.rows.length) : n % 2 ? this.times(this.power(n - 1)) : this.times(this).power(n / 2); }
  get determinant() {
    const [[a, ...rest], ...below] = this.rows;
    if (below.length === 0) return a;
    return this.rows[0].reduce((s, x, j) => s + (j % 2 ? -x : x) * new Matrix(below.map(r => r.filter((_, i) => i !== j))).determinant, 0);
  }
  toString() { return this.rows.map(r => r.join(' ')).join('; '); }
}
const a = new Matrix([[1, 2, 3], [4, 5, 6]]), fib = new Matrix([[1, 1], [1, 0]]);
console.log(`${a} | ${a.transpose} | ${a.times(a.transpose)}`);
console.log(String(fib.power(30)), Matrix.identity(3).times(4) + '', new Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 1]]).determinant);
try { a.times(a); } catch (e) { console.log(e.message); }
const rotate = m => m[0].map((_, i) => m.map(r => r[i]).reverse());
console.log(JSON.stringify(rotate([[1, 2, 3], [4, 5, 6]])));
spiral: { const grid = [[1, 2, 3], [8, 9, 4], [7, 6, 5]]; let g = grid, out = []; while (g.length) { out.push(...g[0]); g = g.length > 1 ? rotate(rotate(rotate(g.slice(1)))) : []; if (out.length > 99) break spiral; } console.log(out.join()); }
