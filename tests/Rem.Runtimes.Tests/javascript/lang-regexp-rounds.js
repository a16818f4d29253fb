// What groups took in an earlier round of a repetition is forgotten.
function t(name, f) { try { var v = f(); console.log(name + ': ' + (typeof v === 'string' ? v : JSON.stringify(v))); } catch (e) { console.log(name + ' threw ' + (e && e.name) + ': ' + (e && e.message)); } }
t(1, () => /(?:(a)|(b)|(c))*d/.exec('abcd'));
t(2, () => /^(?:(\d+)(px)?|(\w+))(?:,(?:(\d+)(px)?|(\w+)))*$/.exec('1px,two,3'));
t(3, () => 'a1b2c'.replace(/(?:([a-z])(\d)?)+/g, '[$1|$2]'));
t(4, () => /((a)|b){2,3}/.exec('aab'));
t(5, () => /(?:(x)?y)+/.exec('xyy'));
t(6, () => /(a(b)?)+\2c/.exec('ababac'));
t(8, () => /((?:(a)|b)+;)+/.exec('ab;b;'));
t(9, () => [...'2024-01-02T10:20'.matchAll(/(\d+)(?:([-T:])|$)/g)].map(m => m.slice(1)));
t(10, () => /(z)((a+)?(b+)?(c))*/.exec('zaacbbbcac'));
t(11, () => /(?:(?=(a+))a*b\1|x)+/.exec('baaabac'));
t(12, () => { let s = ''; for (let i = 0; i < 2000; i++) s += 'a=1;'; return /^(?:(\w)=(\d);)*$/.test(s); });
t(13, () => /(?:a(b)?){1,}c/.exec('abac'));
t(14, () => /(?:(a)(?!b)|(ab))+$/.exec('aaba'));
