import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import type { Evidence } from '../../model.js';
import { defineDetector, evidence } from '../../rule.js';

const STORE = /^(?:gs|s3|s3a|https?|abfss?|wasbs?|hdfs|webhdfs|az|oss|cos|pvc):\/\//i;
/** A segment that is one version: `v7`, `1.2.0`, a run id, a commit. */
const VERSION =
  /^(?:v(?:er(?:sion)?)?[-_.]?\d[\w.-]*|\d+(?:\.\d+)+|\d{4}-\d{2}-\d{2}.*|[0-9a-f]{12,64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z][\w.-]*[-_.]v\d+(?:[._-]\d+)*)$/i;
const MOVES = /^(?:latest|newest|current)$/i;
const COMMIT = /^[0-9a-f]{40}$/;

export default defineDetector({
  considerations: ['versioning/version-control'],
  what: 'model taken from the path of one version, or from the Hub at a commit',
  reads: 'model',
  *find({ written, revision, source }): Generator<Evidence> {
    if (isPlaceholder(written.value)) return;
    const version = versionOf(written.value);
    if (version !== undefined) yield evidence('versioning/version-control', written.span, `model version ${version}`);
    else if (revision && (source === 'hub' ? COMMIT.test(revision.value) : /^v?\d[\w.-]*$/.test(revision.value)))
      yield evidence('versioning/version-control', revision.span, `model revision ${revision.value.slice(0, 12)}`);
  },
});

function versionOf(uri: string): string | undefined {
  const hub = /^hf:\/\/[^:@]+[:@]([0-9a-f]{40})$/.exec(uri);
  if (hub) return hub[1]!.slice(0, 12);
  const image = /^oci:\/\/.+(?:@(sha256:[0-9a-f]{12})[0-9a-f]*|:(v?\d[\w.-]*))$/.exec(uri);
  if (image) return image[1] ?? image[2];
  const registered = /^models:\/[^/]+\/(\d+)$/.exec(uri);
  if (registered) return registered[1];
  if (!STORE.test(uri)) return undefined;
  // The first word is a bucket, host or claim.
  const path = uri.replace(STORE, '').split(/[?#]/, 1)[0]!.split('/').slice(1);
  return path.some((segment) => MOVES.test(segment)) ? undefined : path.findLast((segment) => VERSION.test(segment));
}
