import { defineRule, finding, suggestedFix } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { argSpan, partText, removeArgumentEdit, stringOf } from '../shared/pythonCalls.js';

export default defineRule({
  id: 'security/ray-dashboard-exposed',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'warning',
  problem: 'The dashboard of Ray listens on every interface.',
  remedy: 'Leave it on 127.0.0.1 and reach it through a tunnel or a proxy that asks for a sign-in.',
  why: 'Whoever reaches the dashboard submits jobs, which is to run any code on every node of the cluster.',
  sources: [
    { title: 'Ray: security', url: 'https://docs.ray.io/en/latest/ray-security/index.html' },
    { title: 'Ray: ray.init', url: 'https://docs.ray.io/en/latest/ray-core/api/doc/ray.init.html' },
    { title: 'CVE-2023-48022', url: 'https://nvd.nist.gov/vuln/detail/CVE-2023-48022' },
  ],
  standards: ['EU AI Act Art. 15', 'CWE-306'],
  fix: 'suggested',
  examples: {
    bad: notebookExample('import ray\n\nray.init(num_cpus=4, dashboard_host="0.0.0.0")\n'),
    good: notebookExample('import ray\n\nray.init(num_cpus=4)\n'),
  },
  *check(python, { artifact }) {
    for (const call of python.calls) {
      const arg = call.callee === 'ray.init' ? call.arg('dashboard_host') : undefined;
      if (!arg || !/^(?:0\.0\.0\.0|::)$/.test(stringOf(arg) ?? '')) continue;
      const edit = removeArgumentEdit(call, arg, partText(artifact, call.part));
      yield finding(
        argSpan(call, arg),
        'Whoever reaches this machine can submit jobs to Ray through its dashboard.',
        edit ? [suggestedFix('Listen on 127.0.0.1', edit)] : [],
      );
    }
  },
});
