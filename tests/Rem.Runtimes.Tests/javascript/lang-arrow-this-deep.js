function Box(v) {
  this.v = v;
  this.get = () => this.v;
  this.later = () => () => () => this.v + '!';
}
const box = new Box(7);
const { get, later } = box;
console.log(get(), later()()(), get.call({ v: 8 }), get.apply({ v: 9 }), get.bind({ v: 10 })());
const o = {
  name: 'o',
  plain() { return [1, 2].map(function () { return this === undefined || this === globalThis ? 'lost' : this.name; }).join(); },
  given() { return [1, 2].map(function () { return this.name; }, { name: 'given' }).join(); },
  arrow() { return [1, 2].map(() => this.name).join(); },
  get both() { return (() => this.name + (() => this.name)())(); },
};
console.log(o.plain(), o.given(), o.arrow(), o.both);
class K { tag = 'k'; bound = () => this.tag; static make = () => this.name; }
const { bound } = new K(); console.log(bound(), K.make());
const arrow = () => 1;
console.log(arrow.length, arrow.name);
