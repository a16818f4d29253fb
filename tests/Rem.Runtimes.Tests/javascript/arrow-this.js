function Timer() { this.n = 3; this.get = () => this.n; this.late = () => () => this.n + 1; }
const t = new Timer();
const { get, late } = t;
console.log(get(), late()());
const obj = { v: 1, m() { return [1, 2].map(x => x + this.v); } };
console.log(obj.m().join());
