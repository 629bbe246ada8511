import type { ConsiderationId } from './catalogue.js';

/**
 * Which items of which standards ask what a consideration asks. An item stands here only where its own text bears it out:
 * evidence for the consideration is then something to show under that item, never all that the item asks for.
 */
const mapping: Readonly<Record<ConsiderationId, Readonly<Record<Prefix, readonly string[]>>>> = {
  'scalability/elastic-serving': row([], ['MANAGE 2.2'], ['A.4.5', 'A.6.2.6'], [], ['LLM10:2025']),
  'scalability/capacity': row(['Art. 13', 'Annex IV(2)(c)'], ['MEASURE 2.3'], ['A.4.5', 'A.6.2.4'], [], ['LLM10:2025']),
  'scalability/utilisation-monitoring': row([], ['MEASURE 2.4', 'MANAGE 4.1'], ['A.4.5', 'A.6.2.6'], [], ['LLM10:2025']),
  'integration/ownership': row(['Art. 13', 'Annex IV(1)(a)'], ['GOVERN 2.1'], ['A.3.2', 'A.10.2'], [], []),
  'integration/service-interface': row(
    ['Art. 13', 'Annex IV(1)(b)', 'Annex XI(1)(1)(e)', 'Annex XI(1)(2)(a)'],
    ['MAP 2.1'],
    ['A.6.2.2', 'A.6.2.5'],
    [],
    [],
  ),
  'interpretability/model-choice': row(
    ['Annex IV(2)(b)', 'Annex XI(1)(1)(d)', 'Annex XI(1)(2)(b)'],
    ['MAP 2.1', 'MEASURE 2.9'],
    ['A.6.2.3'],
    [],
    [],
  ),
  'interpretability/explanations': row(['Art. 13', 'Art. 14', 'Art. 86'], ['MEASURE 2.9'], ['A.6.2.4', 'A.8.2'], [], []),
  'interpretability/communication': row(
    ['Art. 13', 'Art. 14', 'Annex IV(2)(e)'],
    ['MAP 2.2', 'MEASURE 2.8', 'MEASURE 2.9'],
    ['A.8.2'],
    [],
    ['LLM09:2025'],
  ),
  'drift/monitoring': row(
    ['Art. 12', 'Art. 72', 'Annex IV(3)', 'Annex IV(9)'],
    ['MEASURE 2.4', 'MEASURE 3.1', 'MANAGE 4.1'],
    ['A.6.2.6', 'A.6.2.8'],
    [],
    ['ML08:2023'],
  ),
  'drift/retraining': row(
    ['Art. 13', 'Annex IV(2)(f)', 'Annex IV(6)'],
    ['MANAGE 2.2', 'MANAGE 2.4', 'MANAGE 4.2'],
    ['A.6.2.6', 'A.7.2'],
    [],
    [],
  ),
  'drift/evaluation-threshold': row(
    ['Art. 9', 'Art. 15', 'Annex IV(2)(g)', 'Annex IV(4)'],
    ['MEASURE 1.1', 'MEASURE 2.1', 'MEASURE 2.3', 'MEASURE 4.3', 'MANAGE 1.1'],
    ['A.6.2.4'],
    [],
    [],
  ),
  'data-quality/validation': row(
    ['Art. 10', 'Annex IV(2)(d)'],
    ['MAP 2.3'],
    ['A.7.4', 'A.7.6'],
    [],
    ['ML01:2023', 'ML02:2023', 'ML08:2023', 'LLM04:2025'],
  ),
  'data-quality/refresh': row(
    ['Art. 10', 'Art. 15', 'Annex IV(2)(d)', 'Annex XI(1)(2)(c)'],
    ['MAP 2.3', 'MANAGE 4.2'],
    ['A.4.3', 'A.7.2', 'A.7.5'],
    [],
    [],
  ),
  'fairness/mitigation': row(['Art. 10', 'Art. 15'], ['MEASURE 2.11', 'MANAGE 1.3'], ['A.5.4'], [], []),
  'fairness/assessment': row(
    ['Art. 10', 'Art. 13', 'Annex IV(2)(g)', 'Annex IV(3)', 'Annex XI(1)(2)(c)'],
    ['MEASURE 2.11'],
    ['A.5.4', 'A.6.2.4'],
    [],
    [],
  ),
  'fairness/ethical-review': row(
    ['Art. 9', 'Art. 27'],
    ['GOVERN 3.1', 'GOVERN 4.2', 'MAP 1.2', 'MAP 5.1'],
    ['A.3.3', 'A.5.4', 'A.5.5'],
    [],
    [],
  ),
  'fairness/audit': row(['Art. 9', 'Art. 72'], ['GOVERN 1.5', 'MEASURE 1.3', 'MEASURE 3.1'], ['A.5.2', 'A.5.3'], [], []),
  'security/protection': row(
    ['Art. 15', 'Art. 55', 'Annex IV(2)(h)'],
    ['MEASURE 2.7'],
    ['A.6.2.4', 'A.6.2.5'],
    ['Art. 32'],
    ['ML03:2023', 'ML05:2023', 'ML06:2023', 'ML09:2023', 'ML10:2023', 'LLM02:2025', 'LLM10:2025'],
  ),
  'security/upkeep': row(
    ['Art. 13', 'Art. 15', 'Annex IV(1)(c)'],
    ['GOVERN 6.1', 'MANAGE 3.1', 'MANAGE 3.2'],
    ['A.4.4', 'A.10.3'],
    ['Art. 32'],
    ['ML06:2023', 'LLM03:2025'],
  ),
  'versioning/version-control': row(
    ['Annex IV(1)(a)', 'Annex IV(1)(c)', 'Annex IV(6)'],
    ['MANAGE 3.1', 'MANAGE 3.2'],
    ['A.6.2.3', 'A.7.5', 'A.10.3'],
    [],
    ['ML06:2023', 'ML10:2023', 'LLM03:2025'],
  ),
  'versioning/process-record': row(
    ['Art. 11', 'Annex IV(2)(a)', 'Annex IV(2)(g)', 'Annex XI(1)(2)(b)'],
    ['MAP 2.3', 'MEASURE 2.1'],
    ['A.6.2.3', 'A.6.2.7'],
    [],
    [],
  ),
  'trust/transparency': row(
    ['Art. 13', 'Art. 53', 'Annex IV(1)(a)', 'Annex IV(3)', 'Annex XI(1)(1)(a)', 'Annex XI(1)(1)(b)', 'Annex XII'],
    ['MAP 1.1', 'MAP 2.2', 'MAP 3.3', 'MEASURE 2.5', 'MEASURE 2.8'],
    ['A.8.2', 'A.9.4'],
    [],
    ['LLM09:2025'],
  ),
  'trust/user-involvement': row(
    ['Art. 14', 'Art. 26', 'Art. 86', 'Annex IV(2)(e)'],
    ['GOVERN 5.1', 'GOVERN 5.2', 'MAP 3.5', 'MAP 5.2', 'MEASURE 3.3'],
    ['A.3.3', 'A.8.3', 'A.9.2'],
    ['Art. 22'],
    ['LLM06:2025'],
  ),
  'compliance/regulations': row(
    ['Art. 6', 'Art. 11', 'Art. 53', 'Annex III', 'Annex IV(7)', 'Annex IV(8)', 'Annex XI(1)(1)(f)'],
    ['GOVERN 1.1', 'GOVERN 6.1', 'MAP 1.1', 'MAP 4.1'],
    ['A.6.2.7', 'A.8.5', 'A.10.3'],
    [],
    [],
  ),
  'compliance/data-protection': row(
    ['Art. 10'],
    ['MEASURE 2.10'],
    ['A.7.3', 'A.7.5'],
    ['Art. 5', 'Art. 6', 'Art. 9', 'Art. 17', 'Art. 25', 'Art. 30', 'Art. 32', 'Art. 35'],
    ['LLM02:2025'],
  ),
  'resources/fit': row(
    ['Art. 13', 'Annex IV(1)(e)', 'Annex IV(2)(c)', 'Annex XI(1)(1)(d)', 'Annex XI(1)(2)(a)'],
    ['MEASURE 2.3'],
    ['A.4.2', 'A.4.5'],
    [],
    [],
  ),
  'resources/optimisation': row(['Annex IV(2)(b)'], [], ['A.4.5', 'A.6.2.3'], [], []),
  'cost/strategy': row(['Annex XI(1)(2)(e)'], ['MAP 3.2', 'MEASURE 2.12'], ['A.4.5'], [], ['LLM10:2025']),
  'cost/usage-optimisation': row([], [], ['A.4.5'], [], []),
  'cost/reassessment': row([], [], [], [], []),
};

type Prefix = 'EU AI Act' | 'NIST AI RMF' | 'ISO/IEC 42001' | 'GDPR' | 'OWASP';
type Local = readonly string[];

function row(act: Local, nist: Local, iso: Local, gdpr: Local, owasp: Local): Readonly<Record<Prefix, Local>> {
  return { 'EU AI Act': act, 'NIST AI RMF': nist, 'ISO/IEC 42001': iso, GDPR: gdpr, OWASP: owasp };
}

/** Exact ids of the items that bear a consideration, in the order of the standards. */
export const standardsOf: Readonly<Record<ConsiderationId, readonly string[]>> = Object.fromEntries(
  Object.entries(mapping).map(([id, byPrefix]) => [
    id,
    Object.entries(byPrefix).flatMap(([prefix, ids]) => ids.map((local) => `${prefix} ${local}`)),
  ]),
) as unknown as Record<ConsiderationId, readonly string[]>;
