import { spanOf } from '../../artifacts/kubernetes.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { modelSources } from '../shared/modelSources.js';

/** Hosts inside the cluster, on the machine or in a private network: TLS often ends before them. */
const INSIDE =
  /^(?:localhost|[\w-]+|.*\.(?:svc|local|internal|lan|test|localhost)|127\..*|10\..*|192\.168\..*|172\.(?:1[6-9]|2\d|3[01])\..*|.*\.svc\..*)$/i;

export default defineRule({
  id: 'security/plaintext-model-source',
  consideration: 'security/protection',
  reads: 'workload',
  severity: 'warning',
  problem: 'The model is fetched over plain HTTP.',
  remedy: 'Use `https://`, or a store that signs what it serves.',
  why: 'Anyone on the way can exchange the model for another one, and loading a model can run code.',
  sources: [
    { title: 'KServe: storage options for models', url: 'https://kserve.github.io/website/docs/model-serving/storage/overview' },
    { title: 'CWE-494: Download of code without integrity check', url: 'https://cwe.mitre.org/data/definitions/494.html' },
  ],
  standards: ['EU AI Act Art. 15', 'OWASP LLM03:2025', 'OWASP ML06:2023', 'CWE-494'],
  fix: 'suggested',
  examples: {
    bad: inferenceServiceExample(`predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: http://models.example.com/income/7/model.joblib`),
    good: inferenceServiceExample(`predictor:
  model:
    modelFormat: {name: sklearn}
    storageUri: https://models.example.com/income/7/model.joblib`),
  },
  *check(workload, { artifact }) {
    const text = artifact.parts[0]!.text;
    for (const { text: source, node } of modelSources(workload)) {
      const host = /^http:\/\/(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#]+)/i.exec(source)?.[1];
      if (host === undefined || INSIDE.test(host) || host.startsWith('[')) continue;
      const at = text.indexOf(source, node.start);
      const fixes =
        at >= 0 && at < node.end
          ? [suggestedFix('Use `https://`', ...inPart([{ start: at, end: at + 4, newText: 'https' }]))]
          : [];
      yield finding(spanOf(node), `The model is fetched from \`${host}\` over plain HTTP.`, fixes);
    }
  },
});
