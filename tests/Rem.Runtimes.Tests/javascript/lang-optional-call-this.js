// What `this` is in optional calls, in parentheses and without.
const box = { name: 'box', get() { return this?.name; }, inner: { name: 'inner', get() { return this.name; }, none: null }, list: [1, 2, 3] };
console.log(box.get(), box?.get(), box.get?.(), box?.get?.(), (box?.get)(), (box.get)?.(), (box?.get)?.());
console.log(box.inner?.get(), (box.inner?.get)(), (box?.inner)?.get?.(), (box?.inner?.get)?.().length, box?.inner.get?.().toUpperCase?.());
console.log(box.none?.(), box.none?.get(), (box.none?.get)?.(), box.inner.none?.x.y.z(), box?.['inner']?.['get']());
const free = box.get;
console.log(free?.(), free?.call(box), free?.call?.({ name: 'other' }), (0, box.get)?.());
let n = 0;
const count = () => (n++, box);
console.log(count()?.inner?.get(), (count()?.get)?.(), count().none?.[count()], n);
console.log(box.list?.map(x => x * 2).filter?.(x => x > 2).join?.('-'), box.list?.at?.(-1), box.missing?.map(x => x) ?? 'none', delete box.missing?.x, typeof box.missing?.x);
try { (box.none?.get)(); } catch (e) { console.log(e.name); }
try { box.none?.get.x; (box.none?.get).x; } catch (e) { console.log(e.name); }
class Node { #next; constructor(value, next) { this.value = value; this.#next = next; } get next() { return this.#next; } static third(node) { return node?.#next?.#next?.value; } at(i) { return i ? this.#next?.at(i - 1) : this.value; } }
const chain = new Node('a', new Node('b', new Node('c')));
console.log(Node.third(chain), Node.third(chain.next), Node.third(), chain.at(1), chain.at(9), chain.next?.next?.next?.next, chain?.next?.at?.(1));
