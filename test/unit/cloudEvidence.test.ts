import assert from 'node:assert/strict';
import type { ConsiderationId } from '../../server/core/catalogue/catalogue.js';
import type { ExampleFiles } from '../../server/core/rule.js';
import { lintFiles, ROOT } from '../lintFiles.js';

/** The notes of the evidence for a consideration. */
function shown(files: ExampleFiles, id: ConsiderationId): string[] {
  return lintFiles(files)
    .evidence(ROOT)
    .filter((e) => e.consideration === id)
    .map((e) => e.note);
}

const stack = (resources: string): ExampleFiles => ({ 'template.yaml': `Resources:\n${resources.replace(/^(?=.)/gm, '  ')}` });
const config = (properties: string) =>
  stack(`Config:\n  Type: AWS::SageMaker::EndpointConfig\n  Properties:\n${properties.replace(/^(?=.)/gm, '    ')}`);
const S = '$schema: https://azuremlschemas.azureedge.net/latest';
const azure = (schema: string, lines: string): ExampleFiles => ({
  'azure.yml': `${S}/${schema}.schema.json\nname: income\n${lines}`,
});

describe('evidence in CloudFormation templates', () => {
  it('of elastic serving, with its bounds and what costs nothing while idle', () => {
    const serverless = config(
      'ProductionVariants:\n  - {VariantName: a, ModelName: m, ServerlessConfig: {MaxConcurrency: 9, MemorySizeInMB: 2048}}\n',
    );
    assert.deepEqual(shown(serverless, 'scalability/elastic-serving'), ['The variant `a` is serverless']);
    assert.deepEqual(shown(serverless, 'scalability/capacity'), ['The variant `a` serves 9 requests at once']);
    assert.equal(shown(serverless, 'cost/usage-optimisation').length, 1);
    const managed = (max: string) =>
      config(
        `ProductionVariants:\n  - VariantName: a\n    InstanceType: ml.m5.large\n    ManagedInstanceScaling: {Status: ENABLED, MinInstanceCount: 2, MaxInstanceCount: ${max}}\n`,
      );
    assert.deepEqual(shown(managed('6'), 'scalability/elastic-serving'), ['The variant `a`: 2 to 6 copies']);
    assert.deepEqual(shown(managed('2'), 'scalability/elastic-serving'), []);
    const target = (min: number) =>
      `Target:\n  Type: AWS::ApplicationAutoScaling::ScalableTarget\n  Properties: {MinCapacity: ${min}, MaxCapacity: 4, ServiceNamespace: sagemaker}\n`;
    const policy = 'Policy:\n  Type: AWS::ApplicationAutoScaling::ScalingPolicy\n  Properties: {ScalingTargetId: !Ref Target}\n';
    assert.deepEqual(shown(stack(target(0) + policy), 'cost/usage-optimisation'), [
      'The scalable target `Target`: none when nobody asks',
    ]);
    assert.deepEqual(shown(stack(target(2)), 'scalability/elastic-serving'), [], 'a target without a policy scales nothing');
  });

  it('of the machine, and of the load that CloudWatch shows without being asked', () => {
    const variant = config('ProductionVariants:\n  - {VariantName: a, ModelName: m, InstanceType: ml.m5.large}\n');
    assert.deepEqual(shown(variant, 'resources/fit'), ['The variant `a` runs on ml.m5.large']);
    assert.deepEqual(shown(variant, 'scalability/utilisation-monitoring'), []);
    const open = config('ProductionVariants:\n  - {VariantName: a, ModelName: m, InstanceType: !Ref Size}\n');
    assert.deepEqual(shown(open, 'resources/fit'), []);
    const endpoint = stack('Live:\n  Type: AWS::SageMaker::Endpoint\n  Properties: {EndpointConfigName: income}\n');
    assert.deepEqual(shown(endpoint, 'scalability/utilisation-monitoring'), ['CloudWatch shows the load of the endpoint `Live`']);
  });

  it('of a version that a parameter of the model data names', () => {
    const data = (url: string) =>
      stack(
        `Model:\n  Type: AWS::SageMaker::Model\n  Properties:\n    PrimaryContainer: {Image: !Ref I, ModelDataUrl: ${url}}\n`,
      );
    const named = ['Model is the model of TrainJobId'];
    assert.deepEqual(shown(data('!Sub "s3://b/m/m-${TrainJobId}/model.tar.gz"'), 'versioning/version-control'), named);
    assert.deepEqual(shown(data('{"Fn::Sub": "s3://b/${TrainJobId}/m.tar.gz"}'), 'versioning/version-control'), named);
    for (const url of ['!Sub "s3://b-${AWS::AccountId}/${ModelName}/m.tar.gz"', '!Ref ModelData', 's3://b/m.tar.gz'])
      assert.deepEqual(shown(data(url), 'versioning/version-control'), [], url);
  });

  it('of alarms on load and on quality', () => {
    const alarm = (namespace: string) =>
      stack(
        `Model:\n  Type: AWS::SageMaker::Model\nAlarm:\n  Type: AWS::CloudWatch::Alarm\n  Properties: {Namespace: ${namespace}, MetricName: Drift, Threshold: 0.1}\n`,
      );
    assert.deepEqual(shown(alarm('AWS/SageMaker'), 'scalability/utilisation-monitoring'), ['alarm on Drift']);
    assert.deepEqual(shown(alarm('aws/sagemaker/Endpoints/data-metrics'), 'drift/evaluation-threshold'), [
      'alarm on Drift at 0.1',
    ]);
    for (const id of ['scalability/utilisation-monitoring', 'drift/evaluation-threshold'] as const)
      assert.deepEqual(shown(alarm('AWS/Lambda'), id), []);
  });

  it('of drift monitoring by capture and schedules, and of what each monitor looks after', () => {
    const capture = (percent: number) =>
      config(`DataCaptureConfig: {EnableCapture: true, InitialSamplingPercentage: ${percent}, DestinationS3Uri: s3://b/c}\n`);
    assert.deepEqual(shown(capture(20), 'drift/monitoring'), ['Config captures data']);
    assert.deepEqual(shown(capture(0), 'drift/monitoring'), []);
    const schedule = (type: string) =>
      stack(
        `Watch:\n  Type: AWS::SageMaker::MonitoringSchedule\n  Properties: {MonitoringScheduleConfig: {MonitoringType: ${type}, MonitoringJobDefinitionName: job}}\n`,
      );
    assert.deepEqual(shown(schedule('DataQuality'), 'data-quality/validation'), ['Watch runs a DataQuality monitor']);
    assert.deepEqual(shown(schedule('ModelBias'), 'fairness/assessment'), ['Watch runs a ModelBias monitor']);
    assert.deepEqual(shown(schedule('ModelExplainability'), 'interpretability/explanations').length, 1);
    assert.deepEqual(shown(schedule('constructor'), 'drift/monitoring').length, 1);
    assert.deepEqual(shown(schedule('ModelQuality'), 'fairness/assessment'), []);
    const once = stack(
      'Watch:\n  Type: AWS::SageMaker::MonitoringSchedule\n  Properties: {MonitoringScheduleConfig: {ScheduleConfig: {ScheduleExpression: NOW}}}\n',
    );
    assert.deepEqual(shown(once, 'drift/monitoring'), [], 'a run is no monitoring');
  });

  it('of a pipeline only where it trains', () => {
    const pipeline = (name: string) =>
      stack(
        `Flow:\n  Type: AWS::SageMaker::Pipeline\n  Properties: {PipelineName: ${name}, PipelineDefinition: {PipelineDefinitionBody: x}}\n`,
      );
    assert.deepEqual(shown(pipeline('income-training'), 'drift/retraining'), ['SageMaker pipeline Flow']);
    assert.deepEqual(shown(pipeline('income-scoring'), 'drift/retraining'), []);
  });

  it('of reports and versions of a model package', () => {
    const files = stack(`Package:
  Type: AWS::SageMaker::ModelPackage
  Properties:
    ModelPackageGroupName: income
    ModelMetrics:
      Bias: {Report: {S3Uri: s3://b/bias.json, ContentType: application/json}}
`);
    assert.deepEqual(shown(files, 'versioning/version-control'), ['Package is a version of income']);
    assert.deepEqual(shown(files, 'fairness/assessment'), ['Package: bias report']);
    assert.deepEqual(shown(files, 'interpretability/explanations'), []);
  });

  it('of a model card that says something', () => {
    const card = (text: string, rating: string) =>
      stack(`Card:
  Type: AWS::SageMaker::ModelCard
  Properties:
    ModelCardStatus: Draft
    Content:
      ModelOverview: {ModelOwner: Credit risk team}
      IntendedUses: {IntendedUses: "${text}", RiskRating: ${rating}}
`);
    const filled = card('Ranks applications for a clerk, who decides.', 'High');
    assert.deepEqual(shown(filled, 'trust/transparency'), ['Card: IntendedUses']);
    assert.deepEqual(shown(filled, 'compliance/regulations'), ['Card: risk rating High']);
    assert.deepEqual(shown(filled, 'integration/ownership'), ['Card: ModelOwner']);
    const blank = card('TODO: write what it is for', 'Unknown');
    assert.deepEqual([shown(blank, 'trust/transparency'), shown(blank, 'compliance/regulations')], [[], []]);
  });

  it('of tags with an answer, on resources of SageMaker', () => {
    const tags = (type: string, value: string) =>
      stack(
        `Model: {Type: AWS::SageMaker::Model}\nThing:\n  Type: ${type}\n  Properties: {Tags: [{Key: "acme:cost-center", Value: ${value}}, {Key: owner, Value: !Ref Owner}]}\n`,
      );
    assert.deepEqual(shown(tags('AWS::SageMaker::Endpoint', '"4711"'), 'cost/strategy'), ['acme:cost-center: 4711']);
    assert.deepEqual(shown(tags('AWS::SageMaker::Endpoint', 'TODO'), 'cost/strategy'), []);
    assert.deepEqual(shown(tags('AWS::S3::Bucket', '"4711"'), 'cost/strategy'), []);
    assert.deepEqual(shown(tags('AWS::SageMaker::Endpoint', 'x1'), 'integration/ownership'), []);
  });

  it('of protection', () => {
    const model = (value: string) =>
      stack(`Model:\n  Type: AWS::SageMaker::Model\n  Properties: {EnableNetworkIsolation: ${value}}\n`);
    assert.deepEqual(shown(model('true'), 'security/protection'), ['Model is isolated from the network']);
    assert.deepEqual(shown(model('!Ref Isolated'), 'security/protection'), []);
    const domain = (type: string) =>
      stack(`Studio:\n  Type: AWS::SageMaker::Domain\n  Properties: {AppNetworkAccessType: ${type}}\n`);
    assert.deepEqual(shown(domain('VpcOnly'), 'security/protection'), ['Studio is reached through the VPC only']);
    assert.deepEqual(shown(domain('PublicInternetOnly'), 'security/protection'), []);
  });
});

describe('evidence in Azure Machine Learning files', () => {
  it('of serving that scales and is watched', () => {
    const deployment = (lines: string) => azure('kubernetesOnlineDeployment', `endpoint_name: e\n${lines}`);
    const scaled = (max: number) =>
      deployment(`scale_settings: {type: target_utilization, min_instances: 1, max_instances: ${max}}\n`);
    assert.deepEqual(shown(scaled(3), 'scalability/elastic-serving'), ['The deployment `income`: 1 to 3 copies']);
    assert.deepEqual(shown(scaled(1), 'scalability/elastic-serving'), []);
    assert.deepEqual(shown(deployment('app_insights_enabled: true\n'), 'scalability/utilisation-monitoring'), [
      'Application Insights',
    ]);
    assert.deepEqual(shown(deployment('app_insights_enabled: false\n'), 'scalability/utilisation-monitoring'), []);
  });

  it('of monitors, signals and thresholds', () => {
    const monitor = (lines: string) =>
      azure(
        'schedule',
        `trigger: {type: recurrence, frequency: day, interval: 1}\ncreate_monitor:\n  compute: {instance_type: standard_e4s_v3}\n${lines}`,
      );
    assert.deepEqual(shown(monitor(''), 'drift/monitoring'), ['monitor of data and prediction drift']);
    const signals = monitor(
      '  monitoring_signals:\n    f: {type: feature_attribution_drift, metric_thresholds: {normalized_discounted_cumulative_gain: 0.9}}\n',
    );
    assert.deepEqual(shown(signals, 'interpretability/explanations'), ['f: feature_attribution_drift']);
    assert.deepEqual(shown(signals, 'drift/evaluation-threshold'), ['f has a threshold']);
    assert.deepEqual(shown(signals, 'data-quality/validation'), []);
    const old = monitor(
      '  monitoring_signals:\n    d: {type: data_drift, metric_thresholds: [{metric_name: jensen_shannon_distance, threshold: 0.01}]}\n',
    );
    assert.deepEqual(shown(old, 'drift/evaluation-threshold'), ['d has a threshold']);
  });

  it('of the machine', () => {
    const on = (type: string) => azure('managedOnlineDeployment', `endpoint_name: e\ninstance_type: ${type}\n`);
    assert.deepEqual(shown(on('Standard_DS3_v2'), 'resources/fit'), ['runs on Standard_DS3_v2']);
    assert.deepEqual(shown(on('"{{SIZE}}"'), 'resources/fit'), []);
    const pods = azure(
      'kubernetesOnlineDeployment',
      'type: kubernetes\nendpoint_name: e\nresources: {requests: {cpu: "1", memory: 2Gi}}\n',
    );
    assert.deepEqual(shown(pods, 'resources/fit'), ['asks for 2Gi']);
  });

  it('of data that is collected', () => {
    const collector = (enabled: string, rate: string) =>
      azure(
        'managedOnlineDeployment',
        `endpoint_name: e\ndata_collector:\n  sampling_rate: ${rate}\n  collections: {model_inputs: {enabled: "${enabled}"}}\n`,
      );
    assert.deepEqual(shown(collector('True', '0.5'), 'drift/monitoring'), ['production data is collected']);
    assert.deepEqual(shown(collector('False', '0.5'), 'drift/monitoring'), []);
    assert.deepEqual(shown(collector('True', '0'), 'drift/monitoring'), []);
  });

  it('of schedules that train again', () => {
    const schedule = (job: string) =>
      azure('schedule', `trigger: {type: recurrence, frequency: week, interval: 1}\ncreate_job: ${job}\n`);
    assert.deepEqual(shown(schedule('./retrain-pipeline.yml'), 'drift/retraining'), ['scheduled training, every week']);
    assert.deepEqual(shown(schedule('./score.yml'), 'drift/retraining'), []);
  });

  it('of versions and records', () => {
    const job = (environment: string) =>
      azure('commandJob', `command: python train.py\ncode: src\nenvironment: ${environment}\n`);
    assert.deepEqual(shown(job('azureml:train:4'), 'versioning/version-control'), ['azureml:train:4']);
    assert.deepEqual(shown(job('azureml:train:4'), 'versioning/process-record'), ['job with command, code and environment']);
    assert.deepEqual(shown(job('azureml:train@latest'), 'versioning/version-control'), []);
    assert.deepEqual(shown(azure('data', 'version: 3\npath: data/\n'), 'data-quality/refresh'), ['data version 3']);
    const deployment = azure('managedOnlineDeployment', 'endpoint_name: e\nmodel: azureml:income:7\n');
    assert.deepEqual(shown(deployment, 'versioning/version-control'), ['model revision 7']);
  });

  it('of protection, ownership, cost and the interface', () => {
    const endpoint = azure(
      'managedOnlineEndpoint',
      'auth_mode: aad_token\ndescription: Scores income from census features.\ntags: {owner: credit-risk, cost-center: "4711"}\n',
    );
    assert.deepEqual(shown(endpoint, 'security/protection'), ['callers need a token (aad_token)']);
    assert.deepEqual(shown(endpoint, 'integration/ownership'), ['owner: credit-risk']);
    assert.deepEqual(shown(endpoint, 'cost/strategy'), ['cost-center: 4711']);
    assert.deepEqual(shown(endpoint, 'integration/service-interface'), ['Scores income from census features.']);
    const blank = azure(
      'managedOnlineEndpoint',
      'auth_mode: key\ndescription: TODO describe this endpoint here\ntags: {owner: TODO}\n',
    );
    for (const id of ['security/protection', 'integration/ownership', 'integration/service-interface'] as const)
      assert.deepEqual(shown(blank, id), []);
  });

  it('of compute that is given back', () => {
    assert.deepEqual(
      shown(azure('amlCompute', 'type: amlcompute\nmin_instances: 0\ntier: low_priority\n'), 'cost/usage-optimisation'),
      ['no machine while no job runs', 'low-priority machines'],
    );
    assert.deepEqual(shown(azure('amlCompute', 'type: amlcompute\nmin_instances: 1\n'), 'cost/usage-optimisation'), []);
    assert.deepEqual(shown(azure('sweepJob', 'limits: {max_total_trials: 20, timeout: 7200}\n'), 'cost/usage-optimisation'), [
      'ends after 7200 s',
    ]);
    assert.deepEqual(shown(azure('sweepJob', 'limits: {max_total_trials: 20}\n'), 'cost/usage-optimisation'), []);
  });

  it('of explanations by the responsible AI dashboard', () => {
    const pipeline = (component: string) =>
      azure('pipelineJob', `jobs:\n  explain: {type: command, component: "${component}"}\n`);
    assert.deepEqual(
      shown(
        pipeline('azureml://registries/azureml/components/rai_tabular_explanation/versions/0.5.0'),
        'interpretability/explanations',
      ),
      ['explain explains the model'],
    );
    assert.deepEqual(shown(pipeline('azureml:train_model:1'), 'interpretability/explanations'), []);
  });
});
