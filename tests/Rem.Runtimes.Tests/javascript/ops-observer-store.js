const createStore = (reducer, state, ...middleware) => {
  const listeners = new Set();
  const store = { get state() { return state; }, subscribe(f) { listeners.add(f); return () => listeners.delete(f); } };
  const base = action => { const old = state; state = reducer(state, action); if (old !== state) for (const f of [...listeners]) f(state, old); return action; };
  store.dispatch = middleware.reduceRight((next, m) => m(store)(next), base);
  return store;
};
const seen = [];
const logger = s => next => a => { const before = s.state.count; const r = next(a); seen.push(`${a.type}:${before}->${s.state.count}`); return r; };
const thunk = s => next => a => typeof a === 'function' ? a(s.dispatch, s.state) : next(a);
const store = createStore((s, { type, by = 1 }) => { switch (type) { case 'add': return { ...s, count: s.count + by }; case 'reset': return { ...s, count: 0 }; default: return s; } }, { count: 0 }, thunk, logger);
const off = store.subscribe(({ count }, { count: was }) => console.log('changed', was, count));
store.dispatch({ type: 'add' }); store.dispatch({ type: 'noop' });
store.dispatch((d, { count }) => { d({ type: 'add', by: count * 10 }); return 1; });
off(); store.dispatch({ type: 'reset' });
console.log(seen.join(' '), JSON.stringify(store.state), store.dispatch(() => 'thunked'));
