import type { RuleId } from '../model.js';
import { table } from '../table.js';

/**
 * What a rule of hadolint is called here: whoever accepted the one has accepted the other. Source: github.com/hadolint/hadolint,
 * README "Rules". A rule that asks for something else than ours accepts nothing.
 */
const RULES: Readonly<Record<string, readonly RuleId[]>> = table({
  DL3002: ['security/image-runs-as-root'],
  DL3006: ['versioning/image-tag-latest'],
  DL3007: ['versioning/image-tag-latest'],
  DL3013: ['versioning/unpinned-requirement'],
  DL3020: ['security/remote-file-without-checksum'],
  DL3025: ['scalability/shell-form-server'],
  DL3064: ['security/plaintext-secret-env', 'security/secret-build-argument'],
});

/** The rules here that say what a rule of hadolint says; empty where there is none. */
export function rulesOfHadolint(id: string): readonly RuleId[] {
  return RULES[id.toUpperCase()] ?? [];
}
