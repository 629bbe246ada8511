import assert from 'node:assert/strict';
import { type DatabricksBundle, readDatabricksBundle } from '../../server/core/artifacts/databricksBundle.js';
import { readArtifact } from '../../server/core/recognise.js';
import { servingPlace } from '../../server/core/servingPlace.js';
import { findingsOf, lintFiles, ROOT } from '../lintFiles.js';

const read = (text: string, name = 'resources/serving.yml') => readDatabricksBundle(`file:///p/${name}`, text);
const must = (text: string, name?: string): DatabricksBundle => {
  const file = read(text, name);
  assert.ok(file, 'not recognised');
  return file;
};
const at = (text: string, span: { start: number; end: number }) => text.slice(span.start, span.end);

const SERVING = `resources:
  model_serving_endpoints:
    income:
      name: income-\${bundle.target}
      description: Income class of an application, for the credit desk
      config:
        served_entities:
          - name: v7
            entity_name: prod.credit.income
            entity_version: "7"
            workload_size: Medium
            scale_to_zero_enabled: false
            environment_vars:
              FEATURE_TOKEN: "{{secrets/credit/feature_token}}"
              LOG_LEVEL: info
        traffic_config:
          routes:
            - served_model_name: v7
              traffic_percentage: 100
`;

const JOB = `resources:
  jobs:
    retrain:
      name: retrain-income
      schedule: {quartz_cron_expression: "0 0 4 ? * SUN", timezone_id: UTC}
      tasks:
        - task_key: train
          notebook_task: {notebook_path: ../notebooks/train.py}
          libraries:
            - pypi: {package: "xgboost==2.1.1"}
            - whl: ../dist/*.whl
      environments:
        - environment_key: default
          spec:
            client: "2"
            dependencies:
              - mlflow==2.19.0
              - ./dist/*.whl
`;

describe('Databricks bundles', () => {
  it('are recognised by name, and by what stands below resources', () => {
    assert.equal(readArtifact('file:///p/databricks.yml', 'bundle:\n  name: income\n')?.kind, 'databricks');
    assert.equal(readArtifact('file:///p/resources/serving.yml', SERVING)?.kind, 'databricks');
    assert.equal(readArtifact('file:///p/resources/train.job.yml', JOB)?.kind, 'databricks');
    for (const kind of ['registered_models', 'quality_monitors'])
      assert.ok(read(`resources:\n  ${kind}:\n    income:\n      name: income\n`), kind);
    assert.ok(read('resources:\n  experiments:\n    income:\n      name: /Users/${workspace.current_user.userName}/income\n'));
    assert.ok(read('targets:\n  prod:\n    resources:\n      model_serving_endpoints:\n        income: {name: income}\n'));
  });

  it('are none where the words only look like it', () => {
    for (const text of [
      '',
      'resources:\n',
      'resources: []\n',
      'bundle:\n  name: x\n',
      'resources:\n  - name: repo\n    type: git\njobs:\n  - name: build\n    plan: []\n',
      'resources:\n  jobs:\n    build:\n      tasks: [{run: make}]\n',
      'resources:\n  experiments:\n    a: {name: exp-1}\n',
      'resources:\n  limits: {cpu: 1}\nshell_task: true\n',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: {resources: {quality_monitors: 1}}\n',
      '# model_serving_endpoints\nresources: {}\n',
      '- resources:\n    quality_monitors: {a: {b: 1}}\n',
      'model_serving_endpoints:\n  a: {name: a}\nresources: {}\n',
    ])
      assert.equal(read(text), null, text);
    assert.equal(read('bundle: {}\n', 'databricks.yml'), null);
    assert.equal(read('name: x\n', 'databricks.yml'), null);
  });

  it('are about a model where they serve, register, watch or train one', () => {
    assert.equal(must(SERVING).aboutModel, true);
    assert.equal(must(JOB).aboutModel, true);
    const etl = JOB.replaceAll('retrain', 'copy').replaceAll('train', 'ingest');
    assert.equal(must(etl).aboutModel, false);
    assert.equal(must('bundle:\n  name: income\n', 'databricks.yml').aboutModel, false);
    const monitor = 'resources:\n  quality_monitors:\n    sales:\n      table_name: a.b.c\n';
    assert.equal(must(monitor).aboutModel, false);
    assert.equal(must(`${monitor}      inference_log: {model_id_col: m}\n`).aboutModel, true);
  });

  it('have resources with their key, and know what a target only changes', () => {
    const text = `${SERVING}targets:\n  dev:\n    resources:\n      model_serving_endpoints:\n        income:\n          config: {}\n`;
    const found = must(text).resources;
    assert.deepEqual(
      found.map((r) => [r.type, r.key, r.target, r.partial, at(text, r.anchor)]),
      [
        ['model_serving_endpoints', 'income', undefined, false, 'income'],
        ['model_serving_endpoints', 'income', 'dev', true, 'income'],
      ],
    );
    assert.equal(at(text, servingPlace(must(text))!), 'income');
    assert.equal(servingPlace(must(JOB)), undefined);
  });

  it('that are broken, half typed or templates are read as far as they go', () => {
    const broken = must(`${SERVING}      tags: [{key: a\n`);
    assert.ok(broken.problems.length > 0 && broken.resources.every((r) => r.partial));
    for (let i = 0; i < SERVING.length; i += 7) read(SERVING.slice(0, i));
    const files = { 'resources/serving.yml': SERVING.replace('prod.credit.income', '{{.catalog}}.credit.income') };
    assert.deepEqual(
      findingsOf(lintFiles(files), files).filter((f) => f.gap === 'hazard'),
      [],
    );
    for (const junk of ['resources:\n  registered_models:\n', 'resources: {registered_models: [1]}\n'])
      assert.equal(read(junk), null, junk);
    read('resources: &a {registered_models: *a}\n');
  });

  it('do not fall over depth or size', () => {
    read(`resources:\n  registered_models: ${'{a: '.repeat(3000)}`);
    assert.equal(read(`registered_models\nresources:\n${'  a: b\n'.repeat(20_000)}`), null);
  });
});

describe('meanings of a Databricks bundle', () => {
  it('name the model with its version, and the bounds of its size', () => {
    const { models, capacities, endpoints } = must(SERVING).meanings!();
    assert.deepEqual(
      models!.map((m) => [m.source, m.written.value, m.revision?.value, at(SERVING, m.revision!.span)]),
      [['registry', 'prod.credit.income', '7', '"7"']],
    );
    const [capacity] = capacities!;
    assert.deepEqual(
      [
        capacity!.subject,
        capacity!.unit,
        capacity!.min?.value,
        capacity!.max?.value,
        capacity!.canBeZero,
        capacity!.accelerators,
      ],
      ['The served entity `v7`', 'requests at once', 8, 16, false, 0],
    );
    assert.equal(at(SERVING, capacity!.max!.span), 'Medium');
    assert.deepEqual(
      endpoints!.map((e) => [e.subject, e.exposure, e.authentication]),
      [['The endpoint `income`', 'unknown', 'identity']],
    );
  });

  it('give none of what is filled in elsewhere', () => {
    const text = SERVING.replace('prod.credit.income', '${var.model}').replace('Medium', '${var.size}');
    const { models, capacities } = must(text).meanings!();
    assert.deepEqual([models, capacities], [[], []]);
    const referred = must(SERVING.replace('"7"', '${var.version}')).meanings!().models![0]!;
    assert.equal(referred.revision, undefined);
  });

  it('count from nothing where they may scale to zero', () => {
    const [capacity] = must(SERVING.replace('scale_to_zero_enabled: false', 'scale_to_zero_enabled: true')).meanings!()
      .capacities!;
    assert.deepEqual([capacity!.min, capacity!.max?.value, capacity!.canBeZero], [undefined, 16, true]);
    const text = SERVING.replace(
      'workload_size: Medium',
      'min_provisioned_throughput: 0\n            max_provisioned_throughput: 970',
    );
    const [throughput] = must(text).meanings!().capacities!;
    assert.deepEqual([throughput!.unit, throughput!.min?.value, throughput!.max?.value], ['tokens per second', 0, 970]);
  });

  it('hold variables of models and clusters, and keys in the clear', () => {
    const external = `resources:
  model_serving_endpoints:
    chat:
      name: chat
      config:
        served_entities:
          - name: gpt
            external_model:
              name: gpt-4o
              provider: openai
              task: llm/v1/chat
              openai_config: {openai_api_key_plaintext: Tr0ub4dor-and-3}
  jobs:
    score:
      job_clusters:
        - job_cluster_key: main
          new_cluster: {num_workers: 1, spark_env_vars: {DB_PASSWORD: Tr0ub4dor-and-3}}
`;
    assert.deepEqual(
      must(external).meanings!().variables!.map((v) => v.name),
      ['openai_api_key_plaintext', 'DB_PASSWORD'],
    );
    const files = { 'resources/chat.yml': external };
    const found = findingsOf(lintFiles(files), files).filter((f) => f.rule === 'security/plaintext-secret-env');
    assert.equal(found.length, 2);
    const right = { 'resources/serving.yml': SERVING };
    assert.deepEqual(
      findingsOf(lintFiles(right), right).filter((f) => f.rule.startsWith('security/plain')),
      [],
    );
  });

  it('list the packages of jobs, wheels apart', () => {
    const [list] = must(JOB).meanings!().packages!;
    assert.deepEqual(
      list!.entries.map((e) => [e.name, at(JOB, e.nameSpan)]),
      [
        ['xgboost', 'xgboost'],
        ['mlflow', 'mlflow'],
      ],
    );
  });
});

describe('evidence in a Databricks bundle', () => {
  const shown = (text: string) => {
    const notes = new Map<string, string[]>();
    for (const e of lintFiles({ 'resources/serving.yml': text }).evidence(ROOT))
      notes.set(e.consideration, [...(notes.get(e.consideration) ?? []), e.note]);
    return notes;
  };
  const GUARDED = `${SERVING}      ai_gateway:
        usage_tracking_config: {enabled: true}
        inference_table_config: {enabled: true, catalog_name: prod, schema_name: credit}
        rate_limits: [{calls: 100, key: user, renewal_period: minute}]
        guardrails: {input: {safety: true}}
      permissions: [{level: CAN_MANAGE, group_name: credit-risk}]
      tags: [{key: cost-center, value: "4711"}]
`;

  it('is what an endpoint limits, keeps and says of itself', () => {
    const notes = shown(GUARDED);
    assert.deepEqual(notes.get('scalability/elastic-serving'), ['The served entity `v7`: 8 to 16 requests at once']);
    assert.deepEqual(notes.get('scalability/capacity'), ['100 calls a minute', 'workload size Medium']);
    assert.deepEqual(notes.get('scalability/utilisation-monitoring'), ['usage is tracked']);
    assert.deepEqual(notes.get('drift/monitoring'), ['requests and answers are kept in a table']);
    assert.deepEqual(notes.get('security/protection'), ['guardrails for the input', 'rate limits', 'permissions of its own']);
    assert.deepEqual(notes.get('integration/ownership'), ['managed by credit-risk']);
    assert.deepEqual(notes.get('cost/strategy'), ['cost-center: 4711']);
    assert.deepEqual(notes.get('versioning/version-control'), ['model revision 7']);
    assert.equal(notes.get('integration/service-interface')?.length, 1);
    assert.equal(notes.has('cost/usage-optimisation'), false);
  });

  it('is not what is switched off, filled in elsewhere or empty', () => {
    const off = GUARDED.replaceAll('enabled: true', 'enabled: false')
      .replace('calls: 100', 'calls: "${var.calls}"')
      .replace('{safety: true}', '{}')
      .replace('credit-risk', '"${var.team}"')
      .replace('"4711"', 'TODO');
    const notes = shown(off);
    for (const id of ['scalability/utilisation-monitoring', 'drift/monitoring', 'integration/ownership', 'cost/strategy'])
      assert.equal(notes.has(id), false, id);
    assert.deepEqual(notes.get('security/protection'), ['permissions of its own']);
  });

  it('is a job with a timer and a monitor with a schedule', () => {
    assert.deepEqual(shown(JOB).get('drift/retraining'), ['job `retrain` trains again']);
    const paused = JOB.replace('timezone_id: UTC}', 'timezone_id: UTC, pause_status: PAUSED}');
    assert.equal(shown(paused).has('drift/retraining'), false);
    const monitor = `resources:
  quality_monitors:
    income:
      table_name: prod.credit.income
      inference_log: {model_id_col: m}
      slicing_exprs: [region, gender]
      schedule: {quartz_cron_expression: "0 0 6 * * ?", timezone_id: UTC}
`;
    assert.deepEqual(shown(monitor).get('drift/monitoring'), ['quality monitor `income`']);
    assert.deepEqual(shown(monitor).get('fairness/assessment'), ['monitored for each gender']);
    assert.equal(shown(monitor.replace(/ {6}schedule.*\n/, '')).has('drift/monitoring'), false);
  });
});
