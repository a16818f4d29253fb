for (const n of [0, 1.005, 1.45, 123.456, 0.000001234, 1e21, -1.5, 99.995]) console.log(String(n), n.toFixed(2), n.toPrecision(3), n.toExponential(2), n.toFixed(0));
for (const n of [255, -255, 0.5, 1e10, 0.1]) console.log(n.toString(2).slice(0, 20), n.toString(16).slice(0, 12), n.toString(36).slice(0, 8));
for (const f of [() => (1).toFixed(101), () => (1).toPrecision(0), () => (1).toString(1), () => (1).toString(37), () => (1).toExponential(-1)]) try { console.log(f()); } catch (e) { console.log(e.name); }
console.log(1e5, 1e-5, 1e-7, 123456789012345680000, 1e300 * 1e10, 0.1 + 0.2, 5e-324, 1.7976931348623157e308, 100, 1.10);
console.log((25).toString(5), (0).toFixed(2), (-0).toFixed(2), NaN.toFixed(1), Infinity.toPrecision(3), (1e21).toFixed(2), 5..toString(), 1.0.toFixed(), 0x1f, 0b101, 0o17, 1_000_000);
