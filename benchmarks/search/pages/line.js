/* node line.js FOLDER KEY CERTIFICATE DELAY RATE: a host over HTTP/2 with the line of a phone.
 *
 * Every answer waits DELAY milliseconds, then all share RATE bytes a second (0: no limit).  A browser
 * that speaks HTTP/1.1 only is answered so.  Prints {"port": …}, and for each line it reads
 * {"wire": …, "answered": [{path, size, began, ended, wire}, …]}: what was answered since the last
 * line, and all bytes that passed over the line both ways, TLS and headers included, until then.
 */
'use strict';
const fs = require('fs');
const http2 = require('http2');
const path = require('path');
const readline = require('readline');
const zlib = require('zlib');

const [folder, key, cert] = process.argv.slice(2, 5);
const [delay, rate] = process.argv.slice(5).map(Number);
const TEXT = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json',
};
const OTHER = { '.wasm': 'application/wasm' };
const packed = new Map();
let free = 0;
let answered = [];
const sockets = new Set();
let gone = 0;

const now = () => performance.now() / 1000;
const wire = () => {
  let sum = gone;
  sockets.forEach((one) => { sum += one.bytesRead + one.bytesWritten; });
  return sum;
};

function pack(file) {
  const level = rate ? 9 : 1; // where nobody counts bytes nobody waits for them to be few
  if (!packed.has(file)) packed.set(file, zlib.gzipSync(fs.readFileSync(file), { level }));
  return packed.get(file);
}

function body(file) {
  try {
    if (!fs.statSync(file).isFile()) return null;
  } catch {
    return null;
  }
  return TEXT[path.extname(file)] ? pack(file) : fs.readFileSync(file);
}

/* Call done when size bytes asked for at began have arrived. */
function carry(size, began, done) {
  let ready = began + delay / 1000;
  if (rate) {
    free = Math.max(free, ready) + size / rate;
    ready = free;
  }
  const left = (ready - now()) * 1000;
  if (left > 0) setTimeout(done, left);
  else done();
}

function answer(question, reply) {
  const name = decodeURIComponent(question.url.split('?')[0]);
  const file = path.join(folder, name);
  const found = file.startsWith(path.resolve(folder)) ? body(file) : null;
  const began = now();
  const kind = path.extname(file);
  const head = {
    'content-type': TEXT[kind] || OTHER[kind] || 'application/octet-stream',
    'content-length': found ? found.length : 0,
    'cache-control': 'public, max-age=31536000, immutable',
  };
  if (TEXT[kind] && found) head['content-encoding'] = 'gzip';
  carry(found ? found.length : 0, began, () => {
    reply.writeHead(found ? 200 : 404, head);
    reply.end(found || undefined, () => {
      answered.push({ path: name, size: found ? found.length : 0, began, ended: now(), wire: wire() });
    });
  });
}

const server = http2.createSecureServer(
  { key: fs.readFileSync(key), cert: fs.readFileSync(cert), allowHTTP1: true }, answer,
);
server.on('sessionError', () => {});
server.on('connection', (socket) => {
  sockets.add(socket);
  socket.on('close', () => {
    sockets.delete(socket);
    gone += socket.bytesRead + socket.bytesWritten;
  });
});
// Large texts are packed before anybody waits for them.
fs.readdirSync(folder).filter((name) => TEXT[path.extname(name)]).forEach((name) => pack(path.join(folder, name)));
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port })));
readline.createInterface({ input: process.stdin }).on('line', () => {
  console.log(JSON.stringify({ wire: wire(), answered }));
  answered = [];
}).on('close', () => process.exit(0));
