const o = { a: { b: () => 7, c: [1] }, n: null, f() { return this === o; } }; let t = 0; const count = () => ++t;
console.log(o?.a?.b?.(), o.x?.y.z.w, o.n?.x, o.a.c?.[0], o.g?.(count()), t, o.f?.(), o?.['f'](), o.x?.[count()], t, delete o?.a?.c, o.a.c);
console.log((o.x?.y)?.z, null?.x ?? 'none', o.a?.b.call?.(null), [o][0]?.f?.());
