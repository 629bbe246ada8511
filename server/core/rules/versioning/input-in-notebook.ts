import { defineRule, finding } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { calleeSpan, partText } from '../shared/pythonCalls.js';

export default defineRule({
  id: 'versioning/input-in-notebook',
  consideration: 'versioning/process-record',
  reads: 'notebook',
  severity: 'info',
  problem: 'The notebook waits for somebody to type.',
  remedy: 'Take the value from a variable in a cell of parameters, or from an environment variable.',
  why: 'Run by a scheduler, by papermill or by nbconvert the cell ends with `StdinNotImplementedError`, and what was typed is recorded nowhere.',
  sources: [
    { title: 'nbclient: executing notebooks', url: 'https://nbclient.readthedocs.io/en/latest/client.html' },
    { title: 'Papermill: parameterize', url: 'https://papermill.readthedocs.io/en/latest/usage-parameterize.html' },
  ],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3'],
  fix: 'none',
  examples: {
    bad: notebookExample('import sklearn\n\ndepth = int(input("Depth of the trees? "))\n'),
    good: notebookExample('import sklearn\n\ndepth = 8\n'),
  },
  *check(notebook) {
    const { python } = notebook;
    // Only what runs with the notebook: a function that asks is called by somebody who is there, a loop is a conversation.
    const call = python.calls.find(
      (each) =>
        (each.callee === 'input' || each.callee === 'raw_input') &&
        python
          .statements(each.part)
          .some(({ type, start, end }) => (type === 'assign' || type === 'eval') && start <= each.start && each.end <= end),
    );
    const text = call && partText(notebook, call.part);
    // A key is typed so that it stands nowhere.
    if (!call || /key|token|secret|password|passwd|credential/i.test(text!)) return;
    yield finding(calleeSpan(call, text!), '`input` stops the run until somebody answers.');
  },
});
