import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';

/** Hosts inside the cluster, on the machine or in a private network: TLS often ends before them. */
const INSIDE =
  /^(?:localhost|[\w-]+|.*\.(?:svc|local|internal|lan|test|localhost)|127\..*|10\..*|192\.168\..*|172\.(?:1[6-9]|2\d|3[01])\..*|.*\.svc\..*)$/i;

export default defineRule({
  id: 'security/plaintext-model-source',
  consideration: 'security/protection',
  reads: 'model',
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
  *check({ written }, { artifact }) {
    const { value, span } = written;
    const host = /^http:\/\/(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#]+)/i.exec(value)?.[1];
    if (host === undefined || INSIDE.test(host) || host.startsWith('[')) return;
    const start = (artifact.parts[span.part]?.text ?? '').indexOf(value, span.start);
    const scheme = { part: span.part, start, end: start + 'http'.length };
    const fixes = start >= 0 && start < span.end ? [suggestedFix('Use `https://`', { span: scheme, newText: 'https' })] : [];
    yield finding(span, `The model is fetched from \`${host}\` over plain HTTP.`, fixes);
  },
});
