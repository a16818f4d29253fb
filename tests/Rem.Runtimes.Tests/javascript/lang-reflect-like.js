console.log(Reflect.ownKeys({ b: 1, 1: 2, a: 3 }).join(), Reflect.has({ x: 1 }, 'x'), Reflect.get({ get v() { return this.k; }, k: 1 }, 'v', { k: 2 }));
const o = {}; console.log(Reflect.set(o, 'a', 1), o.a, Reflect.deleteProperty(o, 'a'), 'a' in o, Reflect.defineProperty(o, 'z', { value: 1 }), Reflect.defineProperty(o, 'z', { value: 2 }));
class A { constructor(...a) { this.a = a; } } console.log(Reflect.construct(A, [1, 2]).a.join(), Reflect.apply(Math.max, null, [1, 9, 3]), Reflect.getPrototypeOf([]) === Array.prototype);
console.log(Reflect.isExtensible({}), Reflect.preventExtensions(o), Reflect.isExtensible(o), Reflect.getOwnPropertyDescriptor(o, 'z').value);
