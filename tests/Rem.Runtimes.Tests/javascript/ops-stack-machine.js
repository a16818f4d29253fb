const program = `push 10
store n
push 1
store acc
loop: load n
jz end
load acc
load n
mul
store acc
load n
push 1
sub
store n
jmp loop
end: load acc
print
halt`;
const labels = {}, code = [];
for (const line of program.split('\n')) { const [, label, op, arg] = /^(?:(\w+):\s*)?(\w+)(?:\s+(\S+))?$/.exec(line); if (label) labels[label] = code.length; code.push({ op, arg }); }
const stack = [], memory = {};
let pc = 0, steps = 0;
run: while (true) {
  const { op, arg } = code[pc++]; steps++;
  switch (op) {
    case 'push': stack.push(Number(arg)); break;
    case 'load': stack.push(memory[arg]); break;
    case 'store': memory[arg] = stack.pop(); break;
    case 'mul': case 'sub': { const b = stack.pop(), a = stack.pop(); stack.push(op === 'mul' ? a * b : a - b); break; }
    case 'jz': if (stack.pop() !== 0) break;
    // falls through
    case 'jmp': pc = labels[arg]; continue run;
    case 'print': console.log('out', stack.at(-1)); break;
    case 'halt': break run;
    default: throw new Error(`unknown ${op}`);
  }
}
console.log(steps, pc, JSON.stringify(memory), JSON.stringify(labels), stack.length);
