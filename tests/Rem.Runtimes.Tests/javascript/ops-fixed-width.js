const layout = [['id', 4, Number], ['name', 10, s => s.trim()], ['date', 8, s => s.replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3')], ['amount', 9, s => Number(s) / 100]];
const parse = line => layout.reduce(({ at, row }, [name, width, convert]) => ({ at: at + width, row: { ...row, [name]: convert(line.slice(at, at + width)) } }), { at: 0, row: {} }).row;
const lines = ['0001Widget    20240229000012345', '0002Überzug   20231231-00000050', '0003          19700101000000000'];
for (const l of lines) console.log(JSON.stringify(parse(l)));
const total = lines.map(parse).reduce((s, { amount }) => s + amount, 0);
console.log(total.toFixed(2), lines.map(parse).filter(r => r.name).length);
const write = ({ id, name, date, amount }) => String(id).padStart(4, '0') + name.padEnd(10) + date.replaceAll('-', '') + (amount < 0 ? '-' + String(Math.round(-amount * 100)).padStart(8, '0') : String(Math.round(amount * 100)).padStart(9, '0'));
console.log(lines.every(l => write(parse(l)) === l), write({ id: 12345, name: 'x', date: '2024-01-02', amount: 1e5 }));
