import { defineRule, finding } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { argSpan, pathOfValue } from '../shared/pythonCalls.js';

export default defineRule({
  id: 'security/skops-trusts-all',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'warning',
  problem: 'The file itself decides which types are trusted while it is loaded.',
  remedy: 'Look at `get_untrusted_types` once, then write down the names that you trust: `trusted=["mypackage.MyTransformer"]`.',
  why: 'The check of skops is worth what the list is worth: a list taken from the file lets any code in it run.',
  sources: [
    { title: 'skops: secure persistence', url: 'https://skops.readthedocs.io/en/stable/persistence.html' },
    { title: 'CVE-2024-37065', url: 'https://nvd.nist.gov/vuln/detail/CVE-2024-37065' },
  ],
  standards: ['EU AI Act Art. 15', 'OWASP ML06:2023', 'CWE-502'],
  fix: 'none',
  examples: {
    bad: notebookExample(
      'import skops.io as sio\nfrom sklearn.metrics import accuracy_score\n\nunknown = sio.get_untrusted_types(file="income.skops")\nmodel = sio.load("income.skops", trusted=unknown)\nprint(accuracy_score(y, model.predict(X)))\n',
    ),
    good: notebookExample(
      'import skops.io as sio\nfrom sklearn.metrics import accuracy_score\n\nprint(sio.get_untrusted_types(file="income.skops"))\nmodel = sio.load("income.skops", trusted=["mypackage.Clip"])\nprint(accuracy_score(y, model.predict(X)))\n',
    ),
  },
  *check(python) {
    for (const call of python.calls) {
      if (!/^skops\.io\.loads?$/.test(call.callee)) continue;
      const arg = call.arg('trusted', 1);
      // What this code has dumped itself it may read again.
      if (!arg || pathOfValue(call.arg('data', 0)?.value) === 'skops.io.dumps()') continue;
      if (arg.value.kind === 'bool' && arg.value.value)
        yield finding(argSpan(call, arg), '`trusted=True` switches the check off; from skops 0.10 on it is refused.');
      else if (/^skops\.io\.get_untrusted_types\(\)$/.test(pathOfValue(arg.value)))
        yield finding(argSpan(call, arg), 'Every type that `get_untrusted_types` finds in the file is trusted here, unseen.');
    }
  },
});
