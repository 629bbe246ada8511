// Written by `npm run generate` from what stands in this folder.
import type { Rule } from '../rule.js';
import driftNoMonitoring from './drift/no-monitoring.js';
import versioningImageTagLatest from './versioning/image-tag-latest.js';

/** Every rule, by challenge and name. */
export const allRules: readonly Rule[] = [
  driftNoMonitoring,
  versioningImageTagLatest,
];
