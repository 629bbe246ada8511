import assert from 'node:assert/strict';
import { parseYaml, recallYaml } from '../../server/core/artifacts/yaml.js';
import { lintArtifact } from '../../server/core/lint.js';
import { meaningsOf } from '../../server/core/meaningsOf.js';
import { readArtifact } from '../../server/core/recognise.js';

const manifest = (name: string) =>
  `apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata:\n  name: ${name}\nspec:\n  predictor:\n    model:\n      modelFormat:\n        name: sklearn\n      storageUri: s3://models/${name}\n`;

/** Reads more texts than the parser keeps in mind. */
function readOthers(): void {
  for (let i = 0; i < 12; i++) parseYaml(manifest(`other-${i}`));
}

describe('what was read once', () => {
  it('is the documents of a YAML text, also when many others were read since', () => {
    const text = manifest('scorer');
    const before = parseYaml(text);
    readOthers();
    assert.notEqual(parseYaml(text)[0]!.root, before[0]!.root, 'the parser is expected to forget');
    readOthers();
    recallYaml(text, before);
    assert.equal(parseYaml(text)[0]!.root, before[0]!.root);
  });

  it('is the documents of the file that is being judged', () => {
    const text = manifest('judged');
    const artifact = readArtifact('file:///w/isvc.yaml', text);
    assert.ok(artifact?.kind === 'kserve');
    readOthers();
    lintArtifact(artifact, { today: '2026-11-23' });
    assert.equal(parseYaml(text)[0]!.root, artifact.documents[0]!.root);
  });

  it('changes nothing of what is read after an edit', () => {
    const text = manifest('edited');
    const edited = text.replace('name: edited', 'name: renamed');
    const documents = parseYaml(text);
    const apart = parseYaml(edited);
    readOthers();
    recallYaml(text, documents);
    const after = parseYaml(edited);
    assert.notEqual(after[0]!.root, documents[0]!.root);
    assert.deepEqual(after, apart);
  });

  it('is what a file says in common with others', () => {
    const artifact = readArtifact('file:///w/isvc.yaml', manifest('said'))!;
    assert.equal(meaningsOf(artifact), meaningsOf(artifact));
    assert.deepEqual(
      meaningsOf(artifact).models?.map(({ written }) => written.value),
      ['s3://models/said'],
    );
  });
});
