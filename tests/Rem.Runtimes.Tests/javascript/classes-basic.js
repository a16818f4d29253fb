class Point {
  constructor(x, y) { this.x = x; this.y = y; }
  add(o) { return new Point(this.x + o.x, this.y + o.y); }
  get length() { return Math.hypot(this.x, this.y); }
  set both(v) { this.x = this.y = v; }
  toString() { return `(${this.x}, ${this.y})`; }
  static origin() { return new this(0, 0); }
  static get kind() { return 'point'; }
}
const p = new Point(3, 4); console.log(`${p}`, p.length, String(p.add(new Point(1, 1))), String(Point.origin()), Point.kind);
p.both = 2; console.log(p.x, p.y, p instanceof Point, typeof Point, Point.name, p.constructor === Point);
try { Point(); } catch (e) { console.log(e.name, e.message); }
console.log(Object.keys(p).join(), Object.getOwnPropertyNames(Point.prototype).join());
