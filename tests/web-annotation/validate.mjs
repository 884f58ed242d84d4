// Compares what a running newsroom emits as JSON-LD with the W3C's JSON schemas of the Web Annotation Data Model, and posts the W3C's samples.
//
//   npm install --prefix FOLDER ajv@6
//   node tests/web-annotation/validate.mjs --schemas SCHEMAS --ajv FOLDER --server http://127.0.0.1:5080 --key nr_…
//
// SCHEMAS is a checkout of w3c/web-annotation-tests; nothing of it, nor of the package, is part of this project.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values: given } = parseArgs({ options: { schemas: { type: 'string' }, ajv: { type: 'string' }, server: { type: 'string' }, key: { type: 'string' } } });
if (!given.schemas || !given.ajv || !given.server || !given.key) {
  console.error('--schemas, --ajv, --server and --key are needed');
  process.exit(2);
}
const require = createRequire(path.join(path.resolve(given.ajv), 'x.js'));
const Ajv = require('ajv');
const ajv = new Ajv({ schemaId: 'id', meta: false, unknownFormats: 'ignore', logger: false });
ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'));
ajv._opts.defaultMeta = 'http://json-schema.org/draft-04/schema#';
const json = file => JSON.parse(readFileSync(path.join(given.schemas, file)));
const named = file => { const schema = json(file); delete schema.id; return schema; };
for (const file of readdirSync(path.join(given.schemas, 'definitions'))) ajv.addSchema(named(`definitions/${file}`), file);
const rule = file => { const schema = named(file); return { file, expected: (schema.expectedResult ?? 'valid') === 'valid', check: ajv.compile(schema) }; };
const listed = file => json(file).assertions.flat(9).filter(a => typeof a === 'string').map(rule);
const rules = {
  annotation: listed('annotations/annotationMusts.test'),
  collection: listed('collections/collectionMusts.test'),
  page: readdirSync(path.join(given.schemas, 'collections/pages')).filter(f => f.endsWith('Validated.json')).map(f => rule(`collections/pages/${f}`)),
};

let [documents, checks] = [0, 0];
const wrong = [];
function judge(kind, name, document) {
  documents++;
  for (const r of rules[kind]) {
    checks++;
    if (r.check(document) !== r.expected) wrong.push(`${name}: ${r.file}`);
  }
}

const ask = (to, headers = {}, more = {}) => fetch(new URL(to, given.server), { headers: { authorization: `Bearer ${given.key}`, accept: 'application/ld+json', ...headers }, ...more });
const here = iri => { const url = new URL(iri); return url.pathname + url.search; };
const read = async (to, headers) => {
  const answer = await ask(to, headers);
  if (!answer.ok) throw new Error(`${to} answers ${answer.status}`);
  return answer.json();
};
const post = (text) => ask('/api/annotations/', { 'content-type': 'application/ld+json' }, { method: 'POST', body: text });
const sorted = value => JSON.stringify(value, (_, v) => v && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort()) : v);

for (const file of readdirSync(path.join(given.schemas, 'tools/samples/correct'))) {
  const sent = json(`tools/samples/correct/${file}`);
  if (![sent.type].flat().includes('Annotation')) continue;
  const answer = await post(JSON.stringify(sent));
  const served = await answer.json();
  if (answer.status !== 201) {
    wrong.push(`${file} is refused: ${served.detail}`);
    continue;
  }
  judge('annotation', file, served);
  for (const own of ['created', 'creator']) if (!(own in sent)) delete served[own];
  for (const each of [sent, served]) { if (sent.id || each !== sent) delete each.via; delete each.id; }
  if (sorted(sent) !== sorted(served)) wrong.push(`${file} is served as something else`);
}
for (const file of readdirSync(path.join(given.schemas, 'tools/samples/incorrect'))) {
  const answer = await post(readFileSync(path.join(given.schemas, 'tools/samples/incorrect', file)));
  if (answer.status === 201) judge('annotation', file, await answer.json());
}
const reports = (await (await ask('/api/articles?limit=200', { accept: 'application/json' })).json()).items;
for (const container of ['/api/annotations/', ...reports.map(r => `/api/articles/${r.id}/annotations/`)]) {
  for (const wanted of ['', 'http://www.w3.org/ns/ldp#PreferMinimalContainer', 'http://www.w3.org/ns/oa#PreferContainedIRIs', 'http://www.w3.org/ns/oa#PreferContainedDescriptions']) {
    const collection = await read(container, { prefer: `return=representation;include="${wanted}"` });
    judge('collection', container, collection);
    for (let next = here(collection.first.id ?? collection.first); next;) {
      const page = await read(next);
      judge('page', next, page);
      for (const item of page.items) if (typeof item !== 'string') judge('annotation', item.id, item);
      next = page.next && here(page.next);
    }
  }
}
for (const line of wrong) console.log(line);
console.log(`${documents} documents, ${checks} checks, ${wrong.length} not as they should be`);
process.exit(wrong.length === 0 ? 0 : 1);
