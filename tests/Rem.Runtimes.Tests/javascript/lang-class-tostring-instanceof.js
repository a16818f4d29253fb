class Point { constructor(x, y) { this.x = x; this.y = y; } toString() { return `(${this.x}, ${this.y})`; } valueOf() { return Math.hypot(this.x, this.y); } toJSON() { return [this.x, this.y]; } static from([x, y]) { return new this(x, y); } equals(o) { return o instanceof Point && o.x === this.x && o.y === this.y; } }
const p = Point.from([3, 4]); console.log(`${p}`, +p, p + 1, p > 4, JSON.stringify({ p }), [p, p].join(';'), String([p]));
class P3 extends Point { constructor(x, y, z = 0) { super(x, y); this.z = z; } toString() { return super.toString() + '^' + this.z; } } const q = P3.from([3, 4]);
console.log(String(q), q instanceof P3, q instanceof Point, p.equals(q), p.equals({ x: 3, y: 4 }), p instanceof P3, Object.getPrototypeOf(q) === P3.prototype);
console.log(q.constructor === P3, P3.name, typeof P3, Point.prototype.constructor === Point, new q.constructor(1, 2).toString(), q < p, q == 5);
