import type { PyCall } from '../../artifacts/python.js';
import { defineRule, finding } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { argSpan, stringOf } from '../shared/pythonCalls.js';

const CALLS = /^torch\.hub\.(?:load|list|help)$/;
/** `owner/name` with or without `:ref`. */
const REPOSITORY = /^([\w.-]+\/[\w.-]+)(?::([\w./-]+))?$/;

export default defineRule({
  id: 'security/torch-hub-branch',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'warning',
  problem: 'Python code from a branch of a GitHub repository runs here.',
  remedy: 'Name a tag or commit behind the repository: `"owner/name:v1.2.0"`.',
  why: '`torch.hub` runs `hubconf.py` as it is that day, so whoever can push to the repository runs code in your name.',
  sources: [{ title: 'PyTorch: torch.hub.load', url: 'https://docs.pytorch.org/docs/stable/hub.html#torch.hub.load' }],
  standards: ['EU AI Act Art. 15', 'OWASP LLM03:2025', 'OWASP ML06:2023', 'CWE-829'],
  fix: 'none',
  examples: {
    bad: notebookExample('import torch\n\nmodel = torch.hub.load("ultralytics/yolov5", "yolov5s")\n'),
    good: notebookExample('import torch\n\nmodel = torch.hub.load("ultralytics/yolov5:v7.0", "yolov5s")\n'),
  },
  *check(python) {
    const told = new Set<string>();
    for (const call of python.calls) {
      const found = moving(call);
      if (!found || told.has(found.repository)) continue;
      told.add(found.repository);
      yield finding(
        argSpan(call, call.arg(call.method === 'load' ? 'repo_or_dir' : 'github', 0)!),
        `\`hubconf.py\` of \`${found.repository}\` runs as ${found.ref ? `branch \`${found.ref}\`` : 'its default branch'} has it that day.`,
      );
    }
  },
});

function moving(call: PyCall): { repository: string; ref: string | undefined } | null {
  if (!CALLS.test(call.callee) || stringOf(call.arg('source')) === 'local') return null;
  // A source that is not written out can be the local folder.
  if (call.arg('source') && stringOf(call.arg('source')) === undefined) return null;
  const [, repository, ref] =
    REPOSITORY.exec(stringOf(call.arg(call.method === 'load' ? 'repo_or_dir' : 'github', 0)) ?? '') ?? [];
  if (repository === undefined || (ref !== undefined && !/^(?:main|master|dev|develop)$/.test(ref))) return null;
  return { repository, ref };
}
