import { fieldOf, integerOf, messageAt, scalarOf, stringOf } from '../../artifacts/protoText.js';
import { defineRule, finding } from '../../rule.js';
import { TENSORS, TRITON_CONFIGURATION, TRITON_PROTO, tritonExample } from '../shared/tritonSources.js';

const START = `name: "income"\nbackend: "onnxruntime"\nmax_batch_size: 8\n${TENSORS}`;

export default defineRule({
  id: 'versioning/triton-version-policy',
  consideration: 'versioning/version-control',
  reads: 'tritonConfig',
  severity: 'info',
  problem: 'Which versions of the model are served depends on which folders are there.',
  remedy: 'Name the versions: `version_policy: { specific: { versions: [ 7 ] } }`.',
  why: 'A folder that someone adds is served at the next load, unreviewed, and each version takes memory of its own.',
  sources: [TRITON_PROTO, TRITON_CONFIGURATION],
  standards: ['EU AI Act Art. 12'],
  fix: 'none',
  examples: {
    bad: tritonExample(`${START}version_policy: { all { } }\n`),
    good: tritonExample(`${START}version_policy: { specific: { versions: [ 7 ] } }\n`),
  },
  *check({ root }) {
    // An ensemble has no weights of its own: what it serves are the versions of its parts.
    if (stringOf(scalarOf(root, 'platform')) === 'ensemble' || fieldOf(root, 'ensemble_scheduling')) return;
    const policy = messageAt(root, 'version_policy');
    const all = fieldOf(policy, 'all');
    const latest = fieldOf(policy, 'latest');
    const number = integerOf(scalarOf(messageAt(policy, 'latest'), 'num_versions'));
    if (all) yield finding({ part: 0, start: all.start, end: all.end }, 'Every version that stands in the folder is served.');
    else if (latest && number !== undefined && number > 1)
      yield finding(
        { part: 0, start: latest.start, end: latest.end },
        `The ${number} highest versions in the folder are served, whatever they are.`,
      );
  },
});
