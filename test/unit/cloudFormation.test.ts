import assert from 'node:assert/strict';
import { type CloudFormation, readCloudFormation } from '../../server/core/artifacts/cloudFormation.js';
import { acceleratorsOf, hasLocalDisk } from '../../server/core/artifacts/cloudFormationInstances.js';
import { boolAt, isAbsent, listAt, numberAt, textAt, valueAt } from '../../server/core/artifacts/cloudFormationValues.js';
import { get } from '../../server/core/artifacts/yaml.js';
import { applyEdits } from '../../server/core/fixes.js';
import type { Edit } from '../../server/core/model.js';
import { readArtifact } from '../../server/core/recognise.js';
import { findingsOf, lintFiles } from '../lintFiles.js';

const read = (text: string, name = 'template.yaml') => readCloudFormation(`file:///p/${name}`, text);
const must = (text: string, name?: string): CloudFormation => {
  const stack = read(text, name);
  assert.ok(stack, 'not recognised');
  return stack;
};
const apply = (text: string, edits: readonly Edit[]) =>
  applyEdits(
    text,
    edits.map(({ span, newText }) => ({ start: span.start, end: span.end, newText })),
  );

const MODEL = `AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Parameters:
  Count: {Type: Number, Default: 1}
Resources:
  Api:
    Type: AWS::Serverless::Function
    Properties: {Handler: app.handler}
  Model:
    Type: AWS::SageMaker::Model
    Properties:
      PrimaryContainer:
        Image: !Sub "\${Account}.dkr.ecr.eu-west-1.amazonaws.com/scorer:1.4.2"
        ModelDataUrl: s3://models/income/v7/model.tar.gz
        Environment:
          HF_MODEL_ID: Qwen/Qwen2.5-7B-Instruct
          STAGE: !Ref Stage
      Containers:
        - Image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/prep:2.0
  Config:
    Type: "AWS::SageMaker::EndpointConfig"
    Properties:
      ProductionVariants:
        - VariantName: blue
          ModelName: !GetAtt Model.ModelName
          InstanceType: ml.g5.12xlarge
          InitialInstanceCount: 2
`;

describe('CloudFormation templates', () => {
  it('are recognised by a SageMaker resource, whatever else stands in them', () => {
    const stack = must(MODEL);
    assert.equal(stack.syntax, 'yaml');
    assert.deepEqual(
      stack.resources.map(({ id, type }) => [id, type]),
      [
        ['Api', 'AWS::Serverless::Function'],
        ['Model', 'AWS::SageMaker::Model'],
        ['Config', 'AWS::SageMaker::EndpointConfig'],
      ],
    );
    const { anchor } = stack.resources[2]!;
    assert.equal(MODEL.slice(anchor.start, anchor.end), 'Config');
    assert.equal(readArtifact('file:///p/infra.yml', MODEL)?.kind, 'cloudformation');
  });

  it('are recognised as JSON by name', () => {
    const json = JSON.stringify({ Resources: { M: { Type: 'AWS::SageMaker::Model', Properties: { VpcConfig: {} } } } });
    assert.equal(must(json, 'model.template.json').syntax, 'json');
    assert.equal(readArtifact('file:///p/sagemaker-stack.json', json)?.kind, 'cloudformation');
    assert.equal(readArtifact('file:///p/package.json', json)?.kind, undefined);
  });

  it('are recognised by an autoscaling target of SageMaker alone', () => {
    const target = (namespace: string) => `Resources:
  Target:
    Type: AWS::ApplicationAutoScaling::ScalableTarget
    Properties: {MinCapacity: 1, MaxCapacity: 4, ServiceNamespace: ${namespace}}
`;
    assert.ok(read(target('sagemaker')));
    assert.equal(read(target('ecs')), null);
    assert.equal(read(target('!Ref Namespace')), null);
  });

  it('are none without such a resource', () => {
    for (const text of [
      '',
      'Resources:\n',
      'Resources: AWS::SageMaker::Model\n',
      'Resources:\n  Bucket: {Type: AWS::S3::Bucket, Metadata: {For: "AWS::SageMaker::Model"}}\n',
      'Resources:\n  Role:\n    Type: AWS::IAM::Role\n    Properties: {Policies: [{Resource: "AWS::SageMaker::*"}]}\n',
      '- Resources: {M: {Type: AWS::SageMaker::Model}}\n',
      'resources:\n  M: {Type: AWS::SageMaker::Model}\n',
    ])
      assert.equal(read(text), null, text);
  });

  it('that are broken are read as far as they go, and prove no absence', () => {
    const broken = `${MODEL}          AcceleratorType: [ml.eia2.medium\n`;
    const stack = must(broken);
    assert.ok(stack.problems.length > 0);
    assert.ok(stack.resources.every((r) => r.partial));
    const half = '{"Resources": {"N": {"Type": "AWS::SageMaker::NotebookInstance", "Properties": {"InstanceType": "ml.t3';
    assert.ok(must(half, 'template.json').resources[0]!.partial);
    for (let i = 0; i < MODEL.length; i += 7) read(MODEL.slice(0, i));
  });

  it('that are templates of templates are read without complaint', () => {
    const jinja = `Resources:
  Notebook:
    Type: AWS::SageMaker::NotebookInstance
    Properties:
      InstanceType: {{ size }}
{% if closed %}
      RootAccess: Disabled
{% endif %}
`;
    const stack = must(jinja);
    assert.equal(stack.templated, true);
    assert.deepEqual(stack.problems, []);
    assert.deepEqual(findingsOf(lintFiles({ 'template.yaml': jinja }), { 'template.yaml': jinja }), []);
  });
});

describe('values of a template', () => {
  const text = `Resources:
  R:
    Type: AWS::SageMaker::EndpointConfig
    Properties:
      Literal: 3
      Quoted: "4"
      Yes: "true"
      Blank: <your-bucket>
      Ref: !Ref Count
      LongRef: {Ref: Count}
      Att: !GetAtt Model.ModelName
      AttList: !GetAtt [Model, ModelName]
      LongAtt: {"Fn::GetAtt": [Model, ModelName]}
      Sub: !Sub "s3://\${Bucket}/x"
      If: !If [Live, {Inner: 1}, {Inner: 2}]
      LongIf: {"Fn::If": [Live, {Inner: 1}, {Inner: 2}]}
      Removed: !Ref AWS::NoValue
      List: [1, 2]
      Mixed: [{A: 1}, !If [Live, {A: 2}, !Ref "AWS::NoValue"]]
      Included: {"Fn::Transform": {Name: AWS::Include}, Known: 1}
`;
  const properties = get(must(text).root, 'Resources', 'R', 'Properties')!;
  const kind = (...path: string[]) => valueAt(properties, ...path).kind;

  it('are literal, unknown, a reference or absent', () => {
    assert.equal(kind('Literal'), 'literal');
    for (const key of ['Sub', 'If', 'LongIf', 'Mixed']) assert.equal(kind(key), key === 'Mixed' ? 'literal' : 'unknown', key);
    for (const key of ['Ref', 'LongRef']) assert.deepEqual(id(key), 'Count');
    for (const key of ['Att', 'AttList', 'LongAtt']) assert.deepEqual(id(key), 'Model');
    assert.equal(kind('Nothing'), 'absent');
    assert.equal(kind('Removed'), 'absent');
    assert.equal(kind('If', 'Inner'), 'unknown');
    assert.equal(kind('LongIf', 'Inner'), 'unknown');
    assert.equal(kind('Ref', 'Inner'), 'unknown');
    assert.equal(kind('Literal', 'Inner'), 'absent');
    function id(key: string) {
      const value = valueAt(properties, key);
      return value.kind === 'reference' ? value.id : value.kind;
    }
  });

  it('may come in by a transform, which leaves nothing absent', () => {
    assert.equal(isAbsent(properties, 'Included', 'Other'), false);
    assert.equal(numberAt(properties, 'Included', 'Known'), 1);
  });

  it('are numbers, booleans and texts only where they are written out', () => {
    assert.deepEqual(
      [numberAt(properties, 'Literal'), numberAt(properties, 'Quoted'), numberAt(properties, 'Ref')],
      [3, 4, undefined],
    );
    assert.deepEqual([boolAt(properties, 'Yes'), boolAt(properties, 'Literal')], [true, undefined]);
    assert.deepEqual(
      [textAt(properties, 'Quoted'), textAt(properties, 'Sub'), textAt(properties, 'Blank')],
      ['4', undefined, undefined],
    );
    assert.deepEqual(
      [listAt(properties, 'List').whole, listAt(properties, 'Mixed').whole, listAt(properties, 'Ref').whole],
      [true, false, false],
    );
  });
});

describe('meanings of a template', () => {
  const meanings = must(MODEL).meanings!();

  it('name images, models and variables that are written out', () => {
    assert.deepEqual(
      meanings.images!.map((i) => i.reference.raw),
      ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/prep:2.0'],
    );
    assert.deepEqual(
      meanings.models!.map((m) => [m.source, m.written.value, m.revision?.value]),
      [
        ['store', 's3://models/income/v7/model.tar.gz', undefined],
        ['hub', 'Qwen/Qwen2.5-7B-Instruct', undefined],
      ],
    );
    assert.deepEqual(
      meanings.variables!.map((v) => v.name),
      ['HF_MODEL_ID'],
    );
    const { span } = meanings.models![0]!.written;
    assert.equal(MODEL.slice(span.start, span.end), 's3://models/income/v7/model.tar.gz');
  });

  it('name the size of a variant and its accelerators', () => {
    assert.deepEqual(
      meanings.capacities!.map(({ subject, fixed, accelerators }) => [subject, fixed?.value, accelerators]),
      [['The variant `blue`', 2, 4]],
    );
  });

  it('pin a model of the Hub in YAML and in JSON', () => {
    const pinned = apply(MODEL, meanings.models![1]!.pin!('abc123'));
    assert.match(pinned, /HF_MODEL_ID: Qwen\/Qwen2.5-7B-Instruct\n {10}HF_MODEL_REVISION: abc123\n/);
    const json = JSON.stringify(
      {
        Resources: {
          M: { Type: 'AWS::SageMaker::Model', Properties: { PrimaryContainer: { Environment: { HF_MODEL_ID: 'a/b' } } } },
        },
      },
      null,
      2,
    );
    const [model] = must(json, 'template.json').meanings!().models!;
    const after = JSON.parse(apply(json, model!.pin!('12'))).Resources.M.Properties.PrimaryContainer.Environment;
    assert.deepEqual(after, { HF_MODEL_ID: 'a/b', HF_MODEL_REVISION: '12' });
    const moved = JSON.parse(apply(json, model!.written.replace!('c/d'))).Resources.M.Properties.PrimaryContainer.Environment;
    assert.deepEqual(moved, { HF_MODEL_ID: 'c/d' });
  });

  it('replace a number in the quotes it has', () => {
    const text =
      'Resources:\n  T:\n    Type: AWS::ApplicationAutoScaling::ScalableTarget\n    Properties: {MinCapacity: "4", MaxCapacity: 2, ServiceNamespace: sagemaker, ScheduledActions: [{Schedule: rate(1 day)}]}\n';
    const [capacity] = must(text).meanings!().capacities!;
    assert.match(apply(text, capacity!.min!.replace!('1')), /MinCapacity: "1"/);
    assert.match(apply(text, capacity!.max!.replace!('9')), /MaxCapacity: 9,/);
  });
});

describe('instances of SageMaker', () => {
  it('have the accelerators that AWS lists', () => {
    assert.deepEqual(
      ['ml.m5.large', 'ml.g5.48xlarge', 'ml.inf2.24xlarge', 'ml.g9.xlarge', 'ml.constructor.x', undefined].map(acceleratorsOf),
      [0, 8, 6, undefined, undefined, undefined],
    );
  });

  it('have local disks by family', () => {
    for (const type of ['ml.c5d.large', 'ml.m6gd.large', 'ml.r5d.large', 'ml.g4dn.xlarge', 'ml.g5.xlarge', 'ml.p4d.24xlarge'])
      assert.equal(hasLocalDisk(type), true, type);
    for (const type of ['ml.c5.large', 'ml.m5.large', 'ml.m6g.large', 'ml.p3.2xlarge', 'ml.inf2.xlarge', 'ml.t2.medium'])
      assert.equal(hasLocalDisk(type), false, type);
  });
});
