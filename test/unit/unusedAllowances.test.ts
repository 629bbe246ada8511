import assert from 'node:assert/strict';
import type { ExampleFiles } from '../../server/core/rule.js';
import { findingsOf, lintFiles, ROOT } from '../lintFiles.js';

const POD = `apiVersion: apps/v1
kind: Deployment
metadata: {name: scorer}
spec:
  selector: {matchLabels: {app: scorer}}
  template:
    metadata: {labels: {app: scorer}}
    spec:
      containers:
        - {name: server, image: 'vllm/vllm-openai:latest'}
`;

const files = (allow: string, pod = POD): ExampleFiles => ({
  'ml-preflight.yaml': `stage: production\nallow:\n${allow}`,
  'dev/deployment.yaml': pod,
});

/** `text of the entry: message` for each entry of the project file that is reported. */
function unused(project: ExampleFiles, complete = true): string[] {
  const engine = lintFiles(project);
  engine.setComplete(ROOT, complete);
  return findingsOf(engine, project)
    .filter((f) => f.rule === 'preflight/suppression')
    .map((f) => `${f.severity} ${project['ml-preflight.yaml']!.slice(f.span.start, f.span.end)}: ${f.message}`);
}

const MESSAGE = 'Nothing in this project needs this acceptance any more.';

describe('entries of `allow` that accept nothing', () => {
  it('are reported where they stand', () => {
    const used = '  - {rule: versioning/image-tag-latest, path: "dev/**", reason: local}\n';
    const elsewhere = '{rule: versioning/image-tag-latest, path: "prod/**", reason: local}';
    assert.deepEqual(unused(files(used)), []);
    assert.deepEqual(unused(files(`${used}  - ${elsewhere}\n`)), [`info ${elsewhere}: ${MESSAGE}`]);
    const challenge = '{rule: data-quality, reason: none}';
    assert.deepEqual(unused(files(`  - ${challenge}\n  - {rule: versioning, reason: local}\n`)), [
      `info ${challenge}: ${MESSAGE}`,
    ]);
  });

  it('are those that hold today, once all files are known', () => {
    const past = '  - {rule: versioning/image-tag-latest, path: "prod/**", reason: local, until: 2026-01-01}\n';
    assert.deepEqual(unused(files(past)), []);
    assert.deepEqual(unused(files('  - {rule: security/run-as-root, path: "prod/**", reason: local}\n'), false), []);
  });

  it('are not those for which a comment steps in', () => {
    const pod = POD.replace(
      '        - {name',
      '        # ml-preflight-disable-next-line versioning/image-tag-latest -- local\n        - {name',
    );
    const entry = '{rule: versioning/image-tag-latest, reason: local}';
    assert.deepEqual(unused(files(`  - ${entry}\n`, pod)), [`info ${entry}: ${MESSAGE}`]);
  });

  it('are found again when the file that needed them changes', () => {
    const project = files('  - {rule: versioning/image-tag-latest, path: "dev/**", reason: local}\n');
    assert.deepEqual(unused({ ...project, 'dev/deployment.yaml': POD.replace('latest', 'v0.10.2') }).length, 1);
  });
});

describe('a directive that reaches nothing', () => {
  const about = (pod: string) =>
    findingsOf(lintFiles({ 'deployment.yaml': pod }), { 'deployment.yaml': pod })
      .filter((f) => f.rule === 'preflight/suppression')
      .map((f) => `${f.message} ${f.related.map((r) => pod.slice(r.span.start, r.span.end)).join()}`);
  const directive = '# ml-preflight-disable-next-line versioning/image-tag-latest -- local\n';

  it('says where the finding stands that it was meant for', () => {
    assert.deepEqual(about(POD.replace('      containers', `      ${directive}      containers`)), [
      "This acceptance reaches nothing; `versioning/image-tag-latest` is reported on line 11. 'vllm/vllm-openai:latest'",
    ]);
  });

  it('is needed no more where no such finding is left', () => {
    const pinned = POD.replace('latest', 'v0.10.2').replace('      containers', `      ${directive}      containers`);
    assert.deepEqual(about(pinned), ['Nothing here needs this acceptance any more. ']);
  });
});
