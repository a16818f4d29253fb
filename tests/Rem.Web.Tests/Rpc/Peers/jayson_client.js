// Calls a JSON-RPC server by the npm package jayson; prints what it got as JSON.
// node jayson_client.js URL, with NODE_PATH at a folder that has jayson.
const jayson = require('jayson/promise');

const client = jayson.Client.http(process.argv[2], { version: 2 });

async function main() {
  const got = [];
  got.push(await client.request('subtract', [42, 23], 'id-1'));
  got.push(await client.request('subtract', { subtrahend: 23, minuend: 42 }, 7));
  got.push(await client.request('list', { items: ['a', '', 1.5, true, 'é \u2028 \u{1f600} "\\'] }, 'x'));
  got.push(await client.request('nothing', [], 0));
  got.push((await client.request('nothing', [], null)) ?? null); // a notification
  got.push(await client.request('subtract', { minuend: 'x' }, 1));
  got.push(await client.request('none', [], 1));
  got.push(await client.request('fail', [], 1));
  got.push(await client.request([
    client.request('subtract', [3, 2], 'a', false),
    client.request('nothing', [], null, false),
    client.request('fail', [], 'b', false),
  ]));
  console.log(JSON.stringify(got));
}

main().catch((error) => { console.error(error); process.exit(1); });
