import { spanOf } from '../../artifacts/kubernetes.js';
import { get, items, str, type YamlNode } from '../../artifacts/yaml.js';
import { isPlaceholder } from '../../artifacts/yamlTemplate.js';
import { defineRule, finding } from '../../rule.js';
import { serveConfigExample } from '../shared/examplePlatforms.js';

const env = (at: string) =>
  serveConfigExample('num_replicas: 2', `runtime_env:\n  working_dir: "https://github.com/acme/scorer/archive/${at}.zip"`);
/** Archives of a branch, as GitHub and GitLab name them. */
const BRANCH = /\/(?:archive|zipball|tarball)\/(?:refs\/heads\/([^/]+?)|(main|master|develop|HEAD))(?:\.zip|\.tar\.gz|$)/;
const GITLAB = /\/-\/archive\/(main|master|develop)\//;

export default defineRule({
  id: 'versioning/ray-runtime-env-moving',
  consideration: 'versioning/version-control',
  reads: 'serveConfig',
  severity: 'warning',
  problem: 'The code of the application is the archive of a branch.',
  remedy: 'Name the archive of a commit or of a tag.',
  why: 'Each new replica takes what the branch holds that minute, so a push changes the service unseen and two replicas run different code.',
  sources: [
    {
      title: 'Ray: remote URIs of a runtime environment',
      url: 'https://docs.ray.io/en/latest/ray-core/handling-dependencies.html#remote-uris',
    },
  ],
  standards: ['ISO/IEC 42001 A.6.2.3', 'OWASP LLM03:2025'],
  fix: 'none',
  examples: { bad: env('refs/heads/main'), good: env('78b4a5da38796123d9f9ffff59bab2792a043e95') },
  *check({ config }) {
    const environments = config.applications.flatMap(({ node, deployments }) => [
      get(node, 'runtime_env'),
      ...deployments.map((d) => get(d.node, 'ray_actor_options', 'runtime_env')),
    ]);
    for (const environment of environments) {
      for (const node of [get(environment, 'working_dir'), ...items(get(environment, 'py_modules'))]) {
        const branch = branchOf(node);
        if (node && branch !== undefined) yield finding(spanOf(node), `\`${branch}\` is a branch, which moves.`);
      }
    }
  },
});

function branchOf(node: YamlNode | undefined): string | undefined {
  const url = str(node) ?? '';
  if (!/^https?:/.test(url) || isPlaceholder(url)) return undefined;
  const found = BRANCH.exec(url);
  return found?.[1] ?? found?.[2] ?? GITLAB.exec(url)?.[1];
}
