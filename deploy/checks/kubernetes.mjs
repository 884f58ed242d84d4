// Holds every manifest of deploy/kubernetes against Kubernetes' own API: its schemas say what is required and of which
// type; its types, asked by the TypeScript compiler, know fields that nobody defined, which a cluster would drop silently.
// usage: node kubernetes.mjs DIRECTORY-OF-MANIFESTS     (beside an installed package.json)
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
import yaml from "yaml";

const here = path.dirname(new URL(import.meta.url).pathname);
const require = createRequire(import.meta.url);
const directory = process.argv[2];
const failures = [];
const documents = [];

for (const file of fs.readdirSync(directory).filter(name => name.endsWith(".yaml")).sort())
  for (const document of yaml.parseAllDocuments(fs.readFileSync(path.join(directory, file), "utf8"))) {
    if (document.errors.length) failures.push(`${file}: ${document.errors[0].message}`);
    else documents.push({ file, body: document.toJS() });
  }

const typed = [];
for (const { file, body } of documents) {
  if (body.kind === "Kustomization") continue;
  const group = body.apiVersion;
  let model;
  try {
    model = require(`kubernetes-models/${group}/${body.kind}`)[body.kind];
    new model(body).validate();
  } catch (wrong) {
    failures.push(`${file}: ${wrong.message}`);
    continue;
  }
  typed.push(`import { I${body.kind} as T${typed.length} } from "kubernetes-models/${group}/${body.kind}";\n`
    + `// ${file}\nexport const d${typed.length}: T${typed.length} = ${JSON.stringify(body, null, 2)};\n`);
}

const sources = typed.map((text, number) => {
  const source = path.join(here, `manifest-${number}.ts`);
  fs.writeFileSync(source, text);
  return source;
});
try {
  execFileSync(process.execPath, [require.resolve("typescript/bin/tsc"), "--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--moduleResolution", "nodenext", ...sources], { encoding: "utf8" });
} catch (wrong) {
  failures.push(wrong.stdout.replaceAll(/^manifest-(\d+)\.ts\S*/gm, (_, number) => typed[number].match(/\/\/ (.*)/)[1]).trim());
}

// The base names each manifest, and what they say of each other agrees.
const of = kind => documents.find(d => d.body.kind === kind)?.body;
const same = (what, a, b) => JSON.stringify(a) === JSON.stringify(b) || failures.push(`${what}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`);
const listed = of("Kustomization").resources.toSorted();
same("resources of the base, and files", listed, documents.map(d => d.file).filter(f => f !== "kustomization.yaml" && !f.includes("example")).toSorted());
const pod = of("Deployment").spec.template;
const container = pod.spec.containers[0];
const labels = pod.metadata.labels;
same("selector of the Deployment", of("Deployment").spec.selector?.matchLabels, labels);
same("selector of the Service", of("Service").spec.selector, labels);
same("selector of the NetworkPolicy", of("NetworkPolicy").spec.podSelector.matchLabels, labels);
same("selector of the PodDisruptionBudget", of("PodDisruptionBudget").spec.selector.matchLabels, labels);
same("service account", pod.spec.serviceAccountName, of("ServiceAccount").metadata.name);
same("port of the Service", of("Service").spec.ports[0].targetPort, container.ports[0].name);
same("port of the NetworkPolicy", of("NetworkPolicy").spec.ingress[0].ports[0].port, container.ports[0].containerPort);
for (const rule of of("NetworkPolicy").spec.egress)
  if (!rule.to?.length || !rule.ports?.length || rule.to.some(to => !Object.keys(to).length)) failures.push(`NetworkPolicy lets out to anywhere: ${JSON.stringify(rule)}`);
for (const { http } of of("Ingress").spec.rules) for (const { backend } of http.paths) same("backend of the Ingress", backend.service.name, of("Service").metadata.name);
const secret = pod.spec.volumes.find(v => v.secret).secret.secretName;
same("name of the Secret", secret, of("Secret").metadata.name);
const mounted = container.volumeMounts.find(m => m.name === "secrets").mountPath;
for (const { name, value } of container.env.filter(e => e.name.endsWith("_FILE")))
  if (!(path.basename(value) in of("Secret").stringData) || path.dirname(value) !== mounted) failures.push(`${name}: the Secret has no ${value}`);
const drain = Number(container.env.find(e => e.name === "NEWSROOM_DRAIN_SECONDS").value);
if (pod.spec.terminationGracePeriodSeconds < drain + 60) failures.push(`terminationGracePeriodSeconds is shorter than draining (${drain}) and ending (60)`);
const notice = container.readinessProbe.periodSeconds * container.readinessProbe.failureThreshold;
if (drain <= notice) failures.push(`the drain (${drain} s) is over before the readiness probe notices (${notice} s)`);

for (const failure of failures) console.error("FAILED:", failure);
if (failures.length) process.exit(1);
console.log(`  ${typed.length} manifests are what Kubernetes' API says, and agree with each other`);
