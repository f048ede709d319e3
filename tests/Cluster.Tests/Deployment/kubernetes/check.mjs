// Prints what the schemas of the Kubernetes API say against each manifest in a folder; exit code 1 when they say anything.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";

const folder = process.argv[2];
// Read as kubectl does: 0440 is octal in this version of YAML.
const manifests = readdirSync(folder).filter(file => file.endsWith(".yaml")).flatMap(file =>
  parseAllDocuments(readFileSync(join(folder, file), "utf8"), { version: "1.1" }).map(document => ({ file, manifest: document.toJS() })));

async function faultOf({ apiVersion, kind, ...rest }) {
  const kinds = await import(`kubernetes-models/${apiVersion}`).catch(() => ({}));
  if (!kinds[kind]) return `the API has no ${kind} in ${apiVersion}`;
  try {
    new kinds[kind](rest).validate();
    return null;
  } catch (error) {
    return error.message;
  }
}

// What only kustomize reads is no object of the API.
const objects = manifests.filter(({ manifest }) => manifest.kind !== "Kustomization");
let faults = 0;
for (const { file, manifest } of objects) {
  const fault = await faultOf(manifest);
  if (fault) console.log(`${file}: ${manifest.kind}: ${fault}`);
  if (fault) faults++;
}
if (faults === 0) console.log(`${objects.length} objects are as the API wants them`);
process.exit(faults > 0 ? 1 : 0);
