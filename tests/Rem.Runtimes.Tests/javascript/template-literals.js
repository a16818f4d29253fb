const n = 5, who = { first: 'Ann' };
console.log(`a${n}b${n + 1}c`, `${who.first.toUpperCase()}!`, `line
two`, `${`inner ${n}`}`, `\u0041\n\t|`, `$ {n} \${n}`, `${[1, 2]}`, `${{ toString: () => 'obj' }}`, `${null} ${undefined} ${true}`);
