/**
 * Laws, standards and threat lists that considerations and rules map to, as data. Ids are those of the texts; the names are
 * our own short wording, not theirs. Sources: Regulation (EU) 2024/1689 (https://eur-lex.europa.eu/eli/reg/2024/1689/oj),
 * NIST AI 100-1 (https://doi.org/10.6028/NIST.AI.100-1), the list of controls of ISO/IEC 42001:2023, Regulation (EU) 2016/679
 * (https://eur-lex.europa.eu/eli/reg/2016/679/oj), OWASP Machine Learning Security Top 10 (2023, a draft) and OWASP Top 10 for
 * LLM Applications (2025).
 */

/** One article, annex item, subcategory, control or entry. */
export interface StandardItem {
  /** The exact id, with its standard: `EU AI Act Art. 15`, `OWASP LLM03:2025`. */
  readonly id: string;
  /** What it is about, in a few words of our own. */
  readonly title: string;
  /** Where it concerns not every system: "the system is high-risk". */
  readonly when: string | null;
}

export interface Standard {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly items: readonly StandardItem[];
}

const HIGH_RISK = 'the system is high-risk';
const GENERAL_PURPOSE = 'it is a general-purpose AI model';
type Row = readonly [local: string, title: string];

function itemsOf(prefix: string, when: string | null, ...rows: readonly Row[]): StandardItem[] {
  return rows.map(([local, title]) => ({ id: `${prefix}${local}`, title, when }));
}

const AI_ACT = 'EU AI Act ';

/** In the order in which a report shows them; the items in the order of their texts. */
export const standards: readonly Standard[] = [
  {
    id: 'eu-ai-act',
    title: 'EU AI Act, Regulation (EU) 2024/1689',
    url: 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj',
    items: [
      ...itemsOf(AI_ACT, null, ['Art. 6', 'Which systems are high-risk']),
      ...itemsOf(
        AI_ACT,
        HIGH_RISK,
        ['Art. 9', 'Risk management over the whole life'],
        ['Art. 10', 'Data and how it is governed'],
        ['Art. 11', 'Technical documentation'],
        ['Art. 12', 'Logs kept by the system itself'],
        ['Art. 13', 'Instructions for those who deploy it'],
        ['Art. 14', 'Oversight by people'],
        ['Art. 15', 'Accuracy, robustness and cybersecurity'],
        ['Art. 17', 'Quality management'],
        ['Art. 18', 'Keeping the documentation'],
        ['Art. 26', 'Duties of those who deploy it'],
        ['Art. 27', 'Assessment of the effect on fundamental rights'],
      ),
      ...itemsOf(AI_ACT, 'it talks to people or makes content', ['Art. 50', 'Telling people that an AI is at work']),
      ...itemsOf(AI_ACT, GENERAL_PURPOSE, ['Art. 53', 'Duties of providers of general-purpose models']),
      ...itemsOf(AI_ACT, 'it is a general-purpose AI model with systemic risk', ['Art. 55', 'Further duties at systemic risk']),
      ...itemsOf(
        AI_ACT,
        HIGH_RISK,
        ['Art. 72', 'Watching the system after it is on the market'],
        ['Art. 73', 'Reporting serious incidents'],
        ['Art. 86', 'Explaining a decision to the person it concerns'],
      ),
      ...itemsOf(AI_ACT, null, ['Annex III', 'Uses that are high-risk']),
      ...itemsOf(
        AI_ACT,
        HIGH_RISK,
        ['Annex IV(1)(a)', 'Purpose, provider and version'],
        ['Annex IV(1)(b)', 'How it works with other hardware and software'],
        ['Annex IV(1)(c)', 'Software versions and updates it needs'],
        ['Annex IV(1)(d)', 'Forms in which it is supplied'],
        ['Annex IV(1)(e)', 'Hardware it is meant to run on'],
        ['Annex IV(1)(f)', 'Pictures of the product it is part of'],
        ['Annex IV(1)(g)', 'User interface given to the deployer'],
        ['Annex IV(1)(h)', 'Instructions for use'],
        ['Annex IV(2)(a)', 'How it was developed, and with what of others'],
        ['Annex IV(2)(b)', 'Design, its reasons and trade-offs'],
        ['Annex IV(2)(c)', 'Architecture and computing power'],
        ['Annex IV(2)(d)', 'Data: origin, scope, selection, labels, cleaning'],
        ['Annex IV(2)(e)', 'What oversight by people needs'],
        ['Annex IV(2)(f)', 'Changes planned beforehand'],
        ['Annex IV(2)(g)', 'Validation and testing, with data, metrics and logs'],
        ['Annex IV(2)(h)', 'Cybersecurity measures'],
        ['Annex IV(3)', 'How it is monitored and controlled; its limits'],
        ['Annex IV(4)', 'Why the metrics fit'],
        ['Annex IV(5)', 'The risk management system'],
        ['Annex IV(6)', 'Changes over its life'],
        ['Annex IV(7)', 'Standards that were applied'],
        ['Annex IV(8)', 'The declaration of conformity'],
        ['Annex IV(9)', 'How it is evaluated after it is on the market'],
      ),
      ...itemsOf(
        AI_ACT,
        GENERAL_PURPOSE,
        ['Annex XI(1)(1)(a)', 'Tasks of the model'],
        ['Annex XI(1)(1)(b)', 'Acceptable use'],
        ['Annex XI(1)(1)(c)', 'Release date and ways of distribution'],
        ['Annex XI(1)(1)(d)', 'Architecture and number of parameters'],
        ['Annex XI(1)(1)(e)', 'Modality and format of inputs and outputs'],
        ['Annex XI(1)(1)(f)', 'License'],
        ['Annex XI(1)(2)(a)', 'What it takes to build it into a system'],
        ['Annex XI(1)(2)(b)', 'Design of the model and of its training'],
        ['Annex XI(1)(2)(c)', 'Data used: kind, origin, curation'],
        ['Annex XI(1)(2)(d)', 'Computing power used for training'],
        ['Annex XI(1)(2)(e)', 'Energy used'],
        ['Annex XII', 'What those who build on the model are told'],
      ),
    ],
  },
  {
    id: 'nist-ai-rmf',
    title: 'NIST AI Risk Management Framework 1.0',
    url: 'https://doi.org/10.6028/NIST.AI.100-1',
    items: itemsOf(
      'NIST AI RMF ',
      null,
      ['GOVERN 1.1', 'Legal and regulatory duties are known'],
      ['GOVERN 1.2', 'Trustworthiness is part of policy'],
      ['GOVERN 1.3', 'Effort follows risk tolerance'],
      ['GOVERN 1.4', 'The risk process is open and documented'],
      ['GOVERN 1.5', 'Reviews are planned, with roles and frequency'],
      ['GOVERN 1.6', 'AI systems are inventoried'],
      ['GOVERN 1.7', 'Systems are taken out of use safely'],
      ['GOVERN 2.1', 'Roles and lines of communication are clear'],
      ['GOVERN 2.2', 'People are trained'],
      ['GOVERN 2.3', 'Leaders answer for decisions about risk'],
      ['GOVERN 3.1', 'Diverse teams inform decisions'],
      ['GOVERN 3.2', 'Roles of people beside the AI are defined'],
      ['GOVERN 4.1', 'Safety comes first in design and use'],
      ['GOVERN 4.2', 'Teams document risks and effects'],
      ['GOVERN 4.3', 'Testing and incident sharing are practised'],
      ['GOVERN 5.1', 'Feedback from outside the team is collected'],
      ['GOVERN 5.2', 'Feedback finds its way into the system'],
      ['GOVERN 6.1', 'Risks of what third parties supply'],
      ['GOVERN 6.2', 'Plans for failures of third parties'],
      ['MAP 1.1', 'Purpose, context and applicable law'],
      ['MAP 1.2', 'Many disciplines take part'],
      ['MAP 1.3', 'The mission is understood'],
      ['MAP 1.4', 'The business value is defined'],
      ['MAP 1.5', 'Risk tolerance is set'],
      ['MAP 1.6', 'Requirements are gathered from those concerned'],
      ['MAP 2.1', 'Tasks and methods are defined'],
      ['MAP 2.2', 'Limits of knowledge and oversight are documented'],
      ['MAP 2.3', 'Scientific soundness: data, design, validity'],
      ['MAP 3.1', 'Benefits are examined'],
      ['MAP 3.2', 'Costs, also of errors, are examined'],
      ['MAP 3.3', 'The scope of use is set'],
      ['MAP 3.4', 'Operators are proficient'],
      ['MAP 3.5', 'Oversight by people is defined'],
      ['MAP 4.1', 'Legal and technical risks of components'],
      ['MAP 4.2', 'Controls for components of third parties'],
      ['MAP 5.1', 'Likelihood and size of effects'],
      ['MAP 5.2', 'Those concerned are engaged regularly'],
      ['MEASURE 1.1', 'Metrics for the risks are chosen'],
      ['MEASURE 1.2', 'Metrics are reviewed'],
      ['MEASURE 1.3', 'Independent people take part in assessments'],
      ['MEASURE 2.1', 'Test sets, metrics and tools are documented'],
      ['MEASURE 2.2', 'Evaluations with people meet their requirements'],
      ['MEASURE 2.3', 'Performance in conditions like those of use'],
      ['MEASURE 2.4', 'Behaviour is monitored in production'],
      ['MEASURE 2.5', 'Valid and reliable; limits of generalisation'],
      ['MEASURE 2.6', 'Safe, and fails safely'],
      ['MEASURE 2.7', 'Security and resilience'],
      ['MEASURE 2.8', 'Transparency and accountability'],
      ['MEASURE 2.9', 'The model is explained, its output interpreted'],
      ['MEASURE 2.10', 'Privacy'],
      ['MEASURE 2.11', 'Fairness and bias'],
      ['MEASURE 2.12', 'Environmental impact'],
      ['MEASURE 2.13', 'How well the measuring itself works'],
      ['MEASURE 3.1', 'Risks are tracked over time'],
      ['MEASURE 3.2', 'Risks that are hard to measure'],
      ['MEASURE 3.3', 'Users can report problems and appeal'],
      ['MEASURE 4.1', 'Measuring fits the context of use'],
      ['MEASURE 4.2', 'Results are checked with experts and users'],
      ['MEASURE 4.3', 'Gains and losses of performance are documented'],
      ['MANAGE 1.1', 'Whether it meets its purpose and may go on'],
      ['MANAGE 1.2', 'Risks are treated in order of priority'],
      ['MANAGE 1.3', 'Responses to the highest risks'],
      ['MANAGE 1.4', 'Remaining risks are documented'],
      ['MANAGE 2.1', 'Resources for managing risk; alternatives'],
      ['MANAGE 2.2', 'The value of the deployed system is sustained'],
      ['MANAGE 2.3', 'Responses to unknown risks'],
      ['MANAGE 2.4', 'It can be superseded or switched off'],
      ['MANAGE 3.1', 'Resources of third parties are monitored'],
      ['MANAGE 3.2', 'Pre-trained models are monitored and maintained'],
      ['MANAGE 4.1', 'Plans for monitoring after deployment'],
      ['MANAGE 4.2', 'Continual improvement with updates'],
      ['MANAGE 4.3', 'Incidents and errors are communicated'],
    ),
  },
  {
    id: 'iso-42001',
    title: 'ISO/IEC 42001:2023, Annex A',
    url: 'https://www.iso.org/standard/42001',
    items: itemsOf(
      'ISO/IEC 42001 ',
      null,
      ['A.2.2', 'Policy on AI'],
      ['A.2.3', 'Policies that agree with each other'],
      ['A.2.4', 'Review of the policy'],
      ['A.3.2', 'Roles and responsibilities'],
      ['A.3.3', 'Raising concerns'],
      ['A.4.2', 'Documentation of resources'],
      ['A.4.3', 'Data as a resource'],
      ['A.4.4', 'Tools as a resource'],
      ['A.4.5', 'Systems and computing as a resource'],
      ['A.4.6', 'People as a resource'],
      ['A.5.2', 'Process for assessing impact'],
      ['A.5.3', 'Documented impact assessments'],
      ['A.5.4', 'Impact on individuals and groups'],
      ['A.5.5', 'Impact on society'],
      ['A.6.1.2', 'Objectives of responsible development'],
      ['A.6.1.3', 'Processes of responsible design and development'],
      ['A.6.2.2', 'Requirements and specification'],
      ['A.6.2.3', 'Documentation of design and development'],
      ['A.6.2.4', 'Verification and validation'],
      ['A.6.2.5', 'Deployment'],
      ['A.6.2.6', 'Operation and monitoring'],
      ['A.6.2.7', 'Technical documentation'],
      ['A.6.2.8', 'Event logs'],
      ['A.7.2', 'Data for development and enhancement'],
      ['A.7.3', 'Acquiring data'],
      ['A.7.4', 'Quality of data'],
      ['A.7.5', 'Provenance of data'],
      ['A.7.6', 'Preparing data'],
      ['A.8.2', 'Documentation and information for users'],
      ['A.8.3', 'Reports from outside'],
      ['A.8.4', 'Telling of incidents'],
      ['A.8.5', 'Information for interested parties'],
      ['A.9.2', 'Processes of responsible use'],
      ['A.9.3', 'Objectives of responsible use'],
      ['A.9.4', 'Intended use'],
      ['A.10.2', 'Who is responsible for what'],
      ['A.10.3', 'Suppliers'],
      ['A.10.4', 'Customers'],
    ),
  },
  {
    id: 'gdpr',
    title: 'GDPR, Regulation (EU) 2016/679',
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
    items: itemsOf(
      'GDPR ',
      'personal data is processed',
      ['Art. 5', 'Principles: purpose, minimisation, storage, accountability'],
      ['Art. 6', 'Lawful grounds'],
      ['Art. 9', 'Special categories of data'],
      ['Art. 17', 'Erasure'],
      ['Art. 22', 'Automated decisions'],
      ['Art. 25', 'Data protection by design and by default'],
      ['Art. 30', 'Records of processing'],
      ['Art. 32', 'Security of processing'],
      ['Art. 35', 'Impact assessment'],
    ),
  },
  {
    id: 'owasp-ml',
    title: 'OWASP Machine Learning Security Top 10 (2023, draft)',
    url: 'https://owasp.org/www-project-machine-learning-security-top-10/',
    items: itemsOf(
      'OWASP ',
      null,
      ['ML01:2023', 'Manipulated inputs'],
      ['ML02:2023', 'Poisoned data'],
      ['ML03:2023', 'Model inversion'],
      ['ML04:2023', 'Membership inference'],
      ['ML05:2023', 'Theft of the model'],
      ['ML06:2023', 'Supply chain'],
      ['ML07:2023', 'Transfer learning'],
      ['ML08:2023', 'Skewed models'],
      ['ML09:2023', 'Integrity of the output'],
      ['ML10:2023', 'Poisoned models'],
    ),
  },
  {
    id: 'owasp-llm',
    title: 'OWASP Top 10 for LLM Applications (2025)',
    url: 'https://genai.owasp.org/llm-top-10/',
    items: itemsOf(
      'OWASP ',
      'a language model is part of it',
      ['LLM01:2025', 'Prompt injection'],
      ['LLM02:2025', 'Disclosure of sensitive information'],
      ['LLM03:2025', 'Supply chain'],
      ['LLM04:2025', 'Poisoned data and models'],
      ['LLM05:2025', 'Output used unchecked'],
      ['LLM06:2025', 'Too much agency'],
      ['LLM07:2025', 'Leaked system prompts'],
      ['LLM08:2025', 'Weak vectors and embeddings'],
      ['LLM09:2025', 'Misinformation'],
      ['LLM10:2025', 'Unbounded consumption'],
    ),
  },
];

const known = new Set(standards.flatMap((s) => s.items.map((item) => item.id)));

/** Kinds of weakness and attack that a rule may name and that no project shows evidence for. */
const CLASSES = /^(?:CWE-\d{1,5}|MITRE ATLAS AML\.[MT]\d{4}(?:\.\d{3})?)$/;

/**
 * The catalogue's item for an id as a rule writes it: the id itself, or what it is a paragraph of (`EU AI Act Art. 10(2)(f)`
 * is of `EU AI Act Art. 10`). Null for what is not in the catalogue.
 */
export function standardItemOf(id: string): string | null {
  for (let at = id; ; at = at.slice(0, at.lastIndexOf('('))) {
    if (known.has(at)) return at;
    if (!at.endsWith(')')) return null;
  }
}

/** A well-formed id of a weakness (CWE) or of an attack or mitigation (MITRE ATLAS); these are not in the catalogue. */
export function isWeaknessClass(id: string): boolean {
  return CLASSES.test(id);
}
