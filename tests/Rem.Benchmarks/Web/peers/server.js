// A page of 50 rows by node's own http and npm's handlebars: the peer of the benchmark `web`. Argument: the port; NODE_PATH leads to handlebars.
const http = require('http'), fs = require('fs'), path = require('path');
const handlebars = require('handlebars');
const fill = handlebars.compile(fs.readFileSync(path.join(__dirname, 'page.hbs'), 'utf8'));
const rows = [];
for (let i = 0; i < 50; i++) rows.push({ name: 'web' + i, address: '10.0.0.' + i, up: i % 7 !== 0, load: i / 10 });
const model = { title: 'Hosts <all>', rows };
http.createServer((request, response) => {
  const body = fill(model);
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}).listen(+process.argv[2], '127.0.0.1');
