import type { ExampleFiles } from '../../rule.js';

/** A Model Card Toolkit card for examples; `parts` are its top-level fields beside `model_details`. */
export function toolkitExample(parts: object, details: object = {}): ExampleFiles {
  const card = {
    schema_version: '0.0.2',
    model_details: {
      name: 'Loan scorer',
      owners: [{ name: 'Credit risk', contact: 'credit-risk@acme.example' }],
      version: { name: '2.1', date: '2026-09-01' },
      ...details,
    },
    ...parts,
  };
  return { 'model_card.json': `${JSON.stringify(card, null, 2)}\n` };
}

/** A CycloneDX bill with one model for examples: `component` is added to the component, `data` are data components. */
export function billExample(modelCard: object, component: object = {}, data: readonly object[] = []): ExampleFiles {
  const model = {
    type: 'machine-learning-model',
    name: 'loan-scorer',
    version: '2.1.0',
    purl: 'pkg:mlflow/loan-scorer@2.1.0',
    hashes: [{ alg: 'SHA-256', content: 'd2a84f4b8b650937ec8f73cd8be2c74add5a911ba64df27458ed8229da804a26' }],
    licenses: [{ license: { id: 'Apache-2.0' } }],
    ...component,
    modelCard,
  };
  const bill = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components: [model, ...data] };
  return { 'bom.cdx.json': `${JSON.stringify(bill, null, 2)}\n` };
}
