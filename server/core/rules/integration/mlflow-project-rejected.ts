import { get, isMap, isSeq, items, keyText, str } from '../../artifacts/yaml.js';
import { removeEntry, setScalar } from '../../artifacts/yamlEdit.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { flowSource } from '../../artifacts/yamlWrite.js';
import { defineRule, finding, safeFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { offered, ownScalar } from '../shared/offered.js';

const ENVIRONMENTS = ['python_env', 'conda_env', 'docker_env'];

export default defineRule({
  id: 'integration/mlflow-project-rejected',
  consideration: 'integration/service-interface',
  reads: 'mlflowProject',
  severity: 'error',
  problem: 'MLflow refuses this project.',
  remedy: 'Name one environment, and for a Docker environment its `image`.',
  why: '`mlflow run` ends with an error before the entry point is looked at.',
  sources: [
    {
      title: 'MLflow: how a project is loaded',
      url: 'https://github.com/mlflow/mlflow/blob/master/mlflow/projects/_project_spec.py',
    },
  ],
  standards: [],
  fix: 'safe',
  examples: {
    bad: {
      MLproject:
        'name: scorer\ndocker_env: {image: "scorer:1.4.2", volumes: "/data:/data:ro"}\nentry_points:\n  main: {command: python train.py}\n',
    },
    good: {
      MLproject:
        'name: scorer\ndocker_env: {image: "scorer:1.4.2", volumes: ["/data:/data:ro"]}\nentry_points:\n  main: {command: python train.py}\n',
    },
  },
  *check({ root, templated, problems }, { artifact }) {
    if (templated || problems.length > 0) return;
    const text = artifact.parts[0]!.text;
    const [first, ...more] = root.pairs.filter((each) => ENVIRONMENTS.includes(keyText(each) ?? ''));
    for (const each of more)
      yield finding(
        nodeSpan(each.key),
        `\`${keyText(each)}\` stands beside \`${keyText(first!)}\`; MLflow takes one environment.`,
        [first!, each].flatMap((kept) => {
          const other = keyText(kept === each ? first! : each)!;
          return more.length === 1 ? offered(`Keep \`${keyText(kept)}\``, removeEntry(text, root, other)) : [];
        }),
      );
    const docker = get(root, 'docker_env');
    if (!isMap(docker)) return;
    const own = root.pairs.find((each) => keyText(each) === 'docker_env')!;
    if (docker.pairs.length > 0 && !str(get(docker, 'image')))
      yield finding(nodeSpan(own.key), 'The Docker environment names no `image`.');
    const volumes = get(docker, 'volumes');
    if (volumes && str(volumes)) {
      const single = ownScalar(docker, 'volumes');
      const edits = single ? setScalar(text, single, flowSource([str(volumes)!])) : [];
      yield finding(
        nodeSpan(volumes),
        '`volumes` is not a list of strings.',
        edits.length > 0 ? [safeFix('Make it a list', ...inPart(edits))] : [],
      );
    }
    const variables = get(docker, 'environment');
    const wrong = variables && (isSeq(variables) ? items(variables).find(isMap) : isMap(variables) ? variables : undefined);
    if (wrong) yield finding(nodeSpan(wrong), '`environment` is not a list of names and of `[name, value]` pairs.');
  },
});
