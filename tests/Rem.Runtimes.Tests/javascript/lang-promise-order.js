const log = []; const p = Promise.resolve();
p.then(() => log.push('1')).then(() => log.push('4')).then(() => log.push('6'));
p.then(() => log.push('2')).then(() => log.push('5')); log.push('sync');
new Promise(r => { log.push('executor'); r(); log.push('after resolve'); }).then(() => log.push('3'));
Promise.reject(new Error('x')).catch(e => log.push('caught ' + e.message)).finally(() => log.push('finally'));
(async () => { log.push('async start'); await null; log.push('after await'); await 0; log.push('after two'); })();
const end = async () => { for (let i = 0; i < 20; i++) await null; }; end().then(() => console.log(log.join('\n')));
