// Runs the server tests of web-platform-tests (annotation-protocol) in Chromium against a running newsroom, and counts an unhandled
// rejection as a failure: several of its tests do not wait for what they assert.
//
//   node tests/web-annotation/run.mjs --suite CHECKOUT --server http://127.0.0.1:5080 --key nr_… [--as-sent]
//
// CHECKOUT is a checkout of web-platform/tests; nothing of it is part of this project. The suite sends no key, and changes and deletes
// without If-Match, which this server refuses (428). So a proxy stands before the server, as one does in a deployment: it speaks
// HTTPS, adds the key, and to a PUT or DELETE that says no version the ETag that the suite was given for that address last;
// --as-sent leaves these as they are. The suite's own pages come from another origin, so that CORS is tried with it.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values: given } = parseArgs({ options: {
  suite: { type: 'string' }, server: { type: 'string' }, key: { type: 'string' }, 'as-sent': { type: 'boolean', default: false },
  port: { type: 'string', default: '8443' }, chromium: { type: 'string', default: 'chromium' },
} });
if (!given.suite || !given.server || !given.key) {
  console.error('--suite, --server and --key are needed');
  process.exit(2);
}
const api = new URL(given.server);
const port = Number(given.port);
const origin = `https://localhost:${port}`;
const pages = `https://localhost:${port + 1}`;
const folder = mkdtempSync(path.join(tmpdir(), 'web-annotation-'));
process.on('exit', () => {
  try { rmSync(folder, { recursive: true, force: true, maxRetries: 5 }); } catch { /* The browser writes on while it ends. */ }
});
execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost',
  '-keyout', path.join(folder, 'key'), '-out', path.join(folder, 'cert')], { stdio: 'ignore' });
const tls = { key: readFileSync(path.join(folder, 'key')), cert: readFileSync(path.join(folder, 'cert')) };

// The newsroom, over HTTPS and with a key.
const tags = new Map();
https.createServer(tls, (request, response) => {
  const headers = { ...request.headers, authorization: `Bearer ${given.key}`, 'x-forwarded-proto': 'https' };
  if (request.headers['access-control-request-method']) delete headers.authorization;
  if (!given['as-sent'] && ['PUT', 'DELETE'].includes(request.method) && !headers['if-match'] && tags.has(request.url)) headers['if-match'] = tags.get(request.url);
  const onward = http.request({ host: api.hostname, port: api.port, method: request.method, path: request.url, headers }, answer => {
    const about = answer.headers.location ? new URL(answer.headers.location, origin).pathname : request.url;
    if (answer.headers.etag && answer.statusCode < 300) tags.set(about, answer.headers.etag);
    response.writeHead(answer.statusCode, answer.rawHeaders);
    answer.pipe(response);
  });
  onward.on('error', () => response.writeHead(502).end());
  request.pipe(onward);
}).listen(port, '127.0.0.1');

// The suite's pages, and ours, which types the addresses in, presses the button and hears what comes of it.
let verdict;
const told = new Promise(resolve => { verdict = resolve; });
https.createServer(tls, (request, response) => {
  const file = new URL(request.url, pages).pathname;
  if (request.method === 'POST') {
    let text = '';
    request.on('data', chunk => { text += chunk; }).on('end', () => { response.end(); verdict(JSON.parse(text)); });
  } else if (file === '/run') {
    response.setHeader('Content-Type', 'text/html').end(`<!doctype html><iframe src="/annotation-protocol/server/server-manual.html"></iframe><script>
      const frame = document.querySelector('iframe');
      frame.onload = () => {
        const suite = frame.contentWindow, unheard = [];
        suite.addEventListener('unhandledrejection', e => unheard.push(String(e.reason && e.reason.message || e.reason)));
        suite.addEventListener('error', e => unheard.push(String(e.message)));
        suite.add_completion_callback(tests => setTimeout(() => fetch('/verdict', { method: 'POST', body: JSON.stringify({
          tests: tests.map(t => ({ name: t.name, passed: t.status === t.PASS, message: t.message })), unheard }) }), 3000));
        const input = suite.document;
        input.getElementById('uri').value = ${JSON.stringify(`${origin}/api/annotations/`)};
        input.getElementById('annotation').value = ${JSON.stringify('NOTE')}.replace('NOTE', new URLSearchParams(location.search).get('note'));
        input.getElementById('endpoint-submit-button').click();
      };
    </script>`);
  } else {
    try {
      response.setHeader('Content-Type', file.endsWith('.js') ? 'text/javascript' : 'text/html').end(readFileSync(path.join(given.suite, path.normalize(file))));
    } catch {
      response.writeHead(404).end();
    }
  }
}).listen(port + 1, '127.0.0.1');

const posted = [];
for (let i = 0; i < 60; i++) posted.push(await post(i));
const browser = spawn(given.chromium, ['--headless=new', '--no-sandbox', '--disable-gpu', '--ignore-certificate-errors', `--user-data-dir=${path.join(folder, 'profile')}`,
  `${pages}/run?note=${encodeURIComponent(posted[0])}`], { stdio: 'ignore' });
const late = setTimeout(() => { console.error('The suite did not come to an end.'); browser.kill(); process.exit(1); }, 120_000);
const { tests, unheard } = await told;
clearTimeout(late);
browser.kill();
for (const test of tests) console.log(`${test.passed ? 'pass' : 'FAIL'}  ${test.name}${test.passed ? '' : `: ${test.message}`}`);
for (const rejection of unheard) console.log(`FAIL  nobody waited for: ${rejection}`);
const failed = tests.filter(t => !t.passed).length + unheard.length;
console.log(`${tests.length} subtests, ${tests.filter(t => t.passed).length} passed, ${unheard.length} errors that nobody waited for`);
process.exit(failed === 0 && tests.length > 0 ? 0 : 1);

// More than a page, so that there are links between pages.
function post(i) {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'Annotation', bodyValue: `Note ${i}`, target: `http://www.example.com/${i}` });
    const request = http.request({ host: api.hostname, port: api.port, method: 'POST', path: '/api/annotations/', headers: {
      authorization: `Bearer ${given.key}`, 'content-type': 'application/ld+json', host: `localhost:${port}`, 'x-forwarded-proto': 'https' } }, answer => {
      answer.resume();
      if (answer.statusCode !== 201) reject(new Error(`A note was not taken: ${answer.statusCode}`));
      else resolve(`${origin}${new URL(answer.headers.location, origin).pathname}`);
    });
    request.on('error', reject).end(body);
  });
}
