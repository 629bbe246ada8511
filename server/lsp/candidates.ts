import { isCompanionName } from '../core/artifacts/companionNames.js';
import { isDeploymentName } from '../core/artifacts/deploymentNames.js';
import { isScriptName } from '../core/artifacts/pythonScriptNames.js';
import { isCardJsonName } from '../core/artifacts/structuredCardNames.js';
import { excludeGlob } from './protocol.js';

/** Names of the folders that `excludeGlob` leaves out. */
const excluded: ReadonlySet<string> = new Set(
  excludeGlob.slice(excludeGlob.indexOf('{') + 1, excludeGlob.indexOf('}')).split(','),
);

const candidate = /(?:\.(?:yaml|yml|YAML|YML|md|markdown|ipynb)|^requirements.*\.txt|^CODEOWNERS|^\.gitignore)$/;

/** A file that `candidateGlob` names, by the last segment of its path. */
export function isCandidateName(name: string): boolean {
  return candidate.test(name) || isDeploymentName(name) || isCardJsonName(name) || isCompanionName(name) || isScriptName(name);
}

/** A folder that is never looked into: `node_modules`, `.git` and their like. */
export function isExcludedFolder(name: string): boolean {
  return excluded.has(name);
}

/** Whether a decoded path (with `/`) is of a candidate file in no excluded folder. */
export function isCandidatePath(path: string): boolean {
  const names = path.split('/');
  return isCandidateName(names.pop()!) && !names.some(isExcludedFolder);
}
