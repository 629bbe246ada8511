import type { Artifact } from './artifacts/artifact.js';
import { type KubeObject, spanOf, stringMap } from './artifacts/kubernetes.js';
import { get, type YamlNode } from './artifacts/yaml.js';
import { type OtherLinter, rulesOf, rulesOfCheck } from './catalogue/otherLinters.js';
import type { RuleId } from './model.js';
import type { Acceptance } from './suppress.js';

const MENTIONED = /kube-linter\.io\/|kube-score\/|checkov\.io\/skip/;

/**
 * Annotations of Kubernetes objects that accept findings of kube-linter (docs.kubelinter.io "Ignoring violations"), kube-score
 * (scorecard/enabled.go) and checkov ("Suppressing and Skipping Policies").
 */
export function linterAnnotations(artifact: Artifact): Acceptance[] {
  if ((artifact.kind !== 'kubernetes' && artifact.kind !== 'kserve') || !MENTIONED.test(artifact.parts[0]!.text)) return [];
  return artifact.objects.flatMap((object) => {
    // kube-score also reads those of the pod template.
    const holders = [
      get(object.node, 'metadata', 'annotations'),
      get(object.node, 'spec', 'template', 'metadata', 'annotations'),
    ];
    return holders.flatMap((holder) =>
      [...stringMap(holder)].flatMap(([key, { value, key: node }]) => acceptance(object, key, value.trim(), node)),
    );
  });
}

function acceptance(object: KubeObject, key: string, value: string, node: YamlNode): Acceptance[] {
  const accept = (linter: OtherLinter, rules: readonly RuleId[], reason: string): Acceptance[] =>
    rules.length === 0
      ? []
      : [
          {
            by: 'annotation',
            rules,
            reason: reason || `accepted for ${linter}`,
            range: spanOf(object.node),
            span: spanOf(node),
            linter,
          },
        ];
  const check = /^ignore-check\.kube-linter\.io\/(.+)$/.exec(key)?.[1];
  if (check !== undefined) return accept('kube-linter', rulesOfCheck('kube-linter', check), value);
  if (key === 'kube-linter.io/ignore-all') return accept('kube-linter', rulesOf('kube-linter'), value);
  if (key === 'kube-score/skip') return value === 'true' ? accept('kube-score', rulesOf('kube-score'), '') : [];
  if (key === 'kube-score/ignore') {
    const checks = value.split(',').map((c) => c.trim());
    const all = checks.includes('*');
    return accept('kube-score', all ? rulesOf('kube-score') : checks.flatMap((c) => rulesOfCheck('kube-score', c)), '');
  }
  if (!/^checkov\.io\/skip\d*$/.test(key)) return [];
  const equals = value.indexOf('=');
  const id = equals < 0 ? value : value.slice(0, equals);
  return accept('checkov', rulesOfCheck('checkov', id.trim()), equals < 0 ? '' : value.slice(equals + 1).trim());
}
