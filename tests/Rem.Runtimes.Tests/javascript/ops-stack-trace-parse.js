const trace = `java.lang.IllegalStateException: queue closed
\tat com.acme.Queue.put(Queue.java:42)
\tat com.acme.Worker$1.run(Worker.java:101)
Caused by: java.io.IOException: disk "/var" full
\tat com.acme.Disk.write(Native Method)
\t... 12 more`;
const frames = [], causes = [];
for (const [, cause, text, where, file, line, more] of trace.matchAll(/^(?:(?:Caused by: )?([\w.]+(?:Exception|Error)): (.*)|\s+at ([\w.$]+)\((?:([\w.]+):(\d+)|Native Method)\)|\s+\.\.\. (\d+) more)$/gm)) {
  if (cause) causes.push({ cause: cause.split('.').pop(), text });
  else if (where) frames.push(`${where.replace(/^.*\.(?=[^.]+\.[^.]+$)/, '')}@${file ?? 'native'}:${line ?? '?'}`);
  else console.log('hidden frames', Number(more));
}
console.log(frames.join(' <- '));
console.log(causes.map(({ cause, text }, i) => `${'  '.repeat(i)}${cause}: ${text}`).join('\n'));
console.log(trace.split(/\n(?=Caused)/).length, trace.search(/Caused/), /[\t ]+at/.exec(trace).index);
