import type { ExampleFiles } from '../../rule.js';

const SCHEMAS = 'https://azuremlschemas.azureedge.net/latest';

/** A managed online deployment on three machines, with further lines. */
export function azureDeploymentExample(lines = '', instances = 3): ExampleFiles {
  return {
    'deployment.yml': `$schema: ${SCHEMAS}/managedOnlineDeployment.schema.json
name: blue
endpoint_name: income
model: azureml:income:7
environment: azureml:scorer-env:12
code_configuration: {code: src, scoring_script: score.py}
instance_type: Standard_DS3_v2
instance_count: ${instances}
${ended(lines)}`,
  };
}

/** A managed online endpoint, private and with tokens unless the lines say otherwise. */
export function azureEndpointExample(lines: string): ExampleFiles {
  return { 'endpoint.yml': `$schema: ${SCHEMAS}/managedOnlineEndpoint.schema.json\nname: income\n${ended(lines)}` };
}

/** A monitor that runs every day; the lines stand inside `create_monitor`. */
export function azureMonitorExample(lines: string): ExampleFiles {
  const inside = lines
    .trim()
    .split('\n')
    .map((line) => `  ${line}\n`)
    .join('');
  return {
    'monitor.yml': `$schema: ${SCHEMAS}/schedule.schema.json
name: income-monitor
trigger: {type: recurrence, frequency: day, interval: 1}
create_monitor:
  compute: {instance_type: standard_e4s_v3, runtime_version: "3.4"}
  monitoring_target: {ml_task: classification, endpoint_deployment_id: azureml:income:blue}
${inside}`,
  };
}

/** A batch deployment with further lines. */
export function azureBatchExample(lines: string): ExampleFiles {
  return {
    'batch.yml': `$schema: ${SCHEMAS}/modelBatchDeployment.schema.json
name: nightly
endpoint_name: income-batch
type: model
model: azureml:income:7
compute: azureml:cpu-cluster
${ended(lines)}`,
  };
}

function ended(lines: string): string {
  return lines === '' ? '' : `${lines.trim()}\n`;
}
