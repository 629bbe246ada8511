import assert from 'node:assert/strict';
import { type AzureMl, readAzureMl } from '../../server/core/artifacts/azureMl.js';
import { applyEdits } from '../../server/core/fixes.js';
import { readArtifact } from '../../server/core/recognise.js';
import { findingsOf, lintFiles } from '../lintFiles.js';

const read = (text: string) => readAzureMl('file:///p/deployment.yml', text);
const must = (text: string): AzureMl => {
  const file = read(text);
  assert.ok(file, 'not recognised');
  return file;
};
const types = (text: string) => read(text)?.specs.map(({ type }) => type);
const SCHEMAS = 'https://azuremlschemas.azureedge.net/latest';

const DEPLOYMENT = `$schema: ${SCHEMAS}/managedOnlineDeployment.schema.json
name: blue
endpoint_name: income
model: azureml:income:7
environment:
  image: mcr.microsoft.com/azureml/minimal-py312-inference:20250310.v1
  conda_file: conda.yaml
environment_variables:
  WORKERS: "4"
  KEY: \${{keyvault:key}}
instance_type: Standard_DS3_v2
instance_count: 3
`;

describe('Azure Machine Learning files', () => {
  it('are recognised by schema, of every host and spelling', () => {
    for (const [schema, type] of [
      [`${SCHEMAS}/managedOnlineEndpoint.schema.json`, 'onlineEndpoint'],
      [`" ${SCHEMAS}/kubernetesOnlineDeployment.schema.json "`, 'onlineDeployment'],
      ['https://azuremlschemasprod.azureedge.net/1.2.3/modelBatchDeployment.schema.json', 'batchDeployment'],
      ['https://azuremlsdk2.blob.core.windows.net/preview/0.0.1/autoMLJob.schema.json', 'job'],
      ['http://azureml/sdk-2-0/Schedule.json', 'schedule'],
      [`${SCHEMAS}/pipelineComponent.schema.json`, 'component'],
      [`${SCHEMAS}/azureBlob.schema.json`, 'other'],
    ])
      assert.deepEqual(types(`$schema: ${schema}\nname: x\n`), [type], schema);
    assert.equal(readArtifact('file:///p/DEPLOYMENT.YAML', DEPLOYMENT)?.kind, 'azureml');
  });

  it('are recognised by shape where no schema is given', () => {
    const bare = DEPLOYMENT.replace(/^.*\n/, '');
    assert.deepEqual(types(bare), ['onlineDeployment']);
    assert.deepEqual(types('name: income\nauth_mode: KEY\n'), ['onlineEndpoint']);
    assert.deepEqual(types('name: n\nendpoint_name: e\nmodel: azureml:m:1\ncompute: azureml:cpu\n'), ['batchDeployment']);
    assert.deepEqual(types('name: m\ntrigger: {type: cron}\ncreate_monitor: {compute: {}}\n'), ['schedule']);
  });

  it('are none where the words only look like it', () => {
    for (const text of [
      '',
      'name: income\n',
      '# azureml\nname: x\n',
      'name: x\nauth_mode: oauth\n',
      'name: x\nauth_mode: key\nspec: {}\n',
      'name: x\nendpoint_name: y\n',
      'endpoint_name: y\nenvironment: production\nname: x\n',
      'name: env\ndependencies:\n  - pip:\n      - azureml-defaults\n',
      '$schema: https://json.schemastore.org/x.json\nname: azureml\nauth_mode: key\n',
      '- endpoint_name: y\n  azureml: 1\n',
      'create_monitor: {}\n',
    ])
      assert.equal(read(text), null, text);
  });

  it('have one spec for each document, at its name', () => {
    const text = `${DEPLOYMENT}---\n# nothing\n---\n$schema: ${SCHEMAS}/model.schema.json\nname: income\npath: model/\n`;
    const file = must(text);
    assert.deepEqual(
      file.specs.map(({ type, anchor }) => [type, text.slice(anchor.start, anchor.end)]),
      [
        ['onlineDeployment', 'blue'],
        ['model', 'income'],
      ],
    );
  });

  it('know a cluster of the user', () => {
    const endpoint = (name: string, more = '') => must(`$schema: ${SCHEMAS}/${name}.schema.json\nname: x\n${more}`).specs[0]!;
    assert.equal(endpoint('kubernetesOnlineEndpoint').kubernetes, true);
    assert.equal(endpoint('managedOnlineEndpoint').kubernetes, false);
    assert.equal(endpoint('onlineEndpoint', 'compute: azureml:cluster\n').kubernetes, true);
    assert.equal(endpoint('onlineDeployment', 'type: kubernetes\n').kubernetes, true);
  });

  it('that are broken or half typed are read as far as they go', () => {
    const file = must(`${DEPLOYMENT}tags: {owner: [\n`);
    assert.ok(file.problems.length > 0);
    assert.equal(file.specs[0]!.partial, true);
    for (let i = 0; i < DEPLOYMENT.length; i += 5) read(DEPLOYMENT.slice(0, i));
    for (const junk of ['$schema:\n', `$schema: [${SCHEMAS}]\nazureml: 1\n`, 'auth_mode: {}\nname: {}\n'])
      assert.equal(read(junk), null);
  });

  it('that are templates are read without complaint', () => {
    const files = {
      'endpoint.yml': `$schema: ${SCHEMAS}/managedOnlineEndpoint.schema.json\nname: {{ name }}\n{% if entra %}\nauth_mode: aad_token\n{% endif %}\n`,
    };
    assert.equal(must(files['endpoint.yml']).templated, true);
    assert.deepEqual(findingsOf(lintFiles(files), files), []);
  });
});

describe('meanings of an Azure Machine Learning file', () => {
  it('name the model with its version, the image and the variables', () => {
    const { models, images, variables, capacities } = must(DEPLOYMENT).meanings!();
    const [model] = models!;
    assert.deepEqual([model!.source, model!.written.value, model!.revision!.value], ['registry', 'azureml:income:7', '7']);
    assert.equal(DEPLOYMENT.slice(model!.revision!.span.start, model!.revision!.span.end), '7');
    assert.deepEqual([images![0]!.role, images![0]!.reference.tag], ['base', '20250310.v1']);
    assert.deepEqual(
      variables!.map((v) => v.name),
      ['WORKERS'],
    );
    assert.deepEqual(
      capacities!.map((c) => [c.subject, c.fixed?.value, c.accelerators]),
      [['The deployment `blue`', 3, 0]],
    );
    const edits = capacities![0]!.fixed!.replace!('5').map(({ span, newText }) => ({
      start: span.start,
      end: span.end,
      newText,
    }));
    assert.match(applyEdits(DEPLOYMENT, edits), /^instance_count: 5$/m);
  });

  it('tell labels, registries, stores and folders apart', () => {
    const model = (value: string) => {
      const [found] = must(DEPLOYMENT.replace('azureml:income:7', value)).meanings!().models!;
      return found && [found.source, found.revision?.value];
    };
    assert.deepEqual(model('azureml:income@latest'), ['registry', undefined]);
    assert.deepEqual(model('azureml://registries/azureml/models/bert/versions/19'), ['registry', '19']);
    assert.deepEqual(model('{path: ../model}'), ['path', undefined]);
    assert.deepEqual(model('{path: "azureml://jobs/t/outputs/m"}'), ['store', undefined]);
    assert.equal(model('azureml:income:${{VERSION}}'), undefined);
  });

  it('say who can reach an endpoint, and how', () => {
    const endpoint = (lines: string, schema = 'managedOnlineEndpoint') => {
      const [found] = must(`$schema: ${SCHEMAS}/${schema}.schema.json\nname: x\n${lines}`).meanings!().endpoints!;
      return [found!.exposure, found!.authentication];
    };
    assert.deepEqual(endpoint(''), ['public', 'key']);
    assert.deepEqual(endpoint('public_network_access: disabled\nauth_mode: aad_token\n'), ['private', 'identity']);
    assert.deepEqual(endpoint('public_network_access: ${{ACCESS}}\nauth_mode: ${{AUTH}}\n'), ['unknown', 'unknown']);
    assert.deepEqual(endpoint('auth_mode: key\n', 'kubernetesOnlineEndpoint'), ['unknown', 'key']);
  });
});
