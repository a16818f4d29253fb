console.log('price: $100, €200'.match(/(?<=\$)\d+/)[0], 'price: $100, €200'.match(/(?<!\$|\d)\d+/)[0], 'foobar foobaz'.match(/foo(?=baz)/).index, 'foobar foobaz'.match(/foo(?!bar)/).index);
console.log('1234567'.replace(/\B(?=(\d{3})+$)/g, ','), 'aXbXc'.split(/(?=X)/).join('|'), 'aXbXc'.split(/(?<=X)/).join('|'), 'camelCaseWord'.split(/(?=[A-Z])/).join(' '));
const strong = p => /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{6,}$/.test(p); console.log(['abc', 'Abcde1', 'abcde1', 'ABCDE1x'].map(strong).join());
console.log(/(?=(a+))a*b\1/.exec('baaabac')[0], /^(?!.*bad).*$/.test('all good'), /^(?!.*bad).*$/.test('so bad'), /a(?=b(?!c))/.exec('abc abd').index);
console.log('x.y.z'.match(/[^.]+(?=\.[^.]*$)/)[0], 'aaa'.match(/a{2}?/)[0], '<a><b>'.match(/<.+?>/)[0], '<a><b>'.match(/<.+>/)[0], 'aaaa'.match(/a{2,3}/)[0], 'ab12'.match(/\D+|\d+/g).join());
