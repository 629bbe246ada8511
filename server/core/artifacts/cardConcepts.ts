import { spellings } from './spellings.js';

/**
 * What a model card can speak of, and the headings and labels under which people write it. A label is split into segments
 * ("Bias, Risks, and Limitations" has three) and a segment must match a phrase from end to end: a substring match takes
 * "Cloud Provider" for a contact and "Out-of-Scope Use" for an intended use.
 */

/** Phrases per concept, separated by `; `: regular expressions over lower-case words. The order is that of no document. */
const phrases = {
  description: 'details; description; overview; summary; model card; about; introduction; model description; abstract',
  'model-type': `
    types?; architectures?; (?:network|neural network|system) (?:architecture|design|type); algorithms?; backbone;
    model (?:type|architecture|family|class); architecture details`,
  'model-choice': `
    rationale; justification; why (?:this|the) (?:model|algorithm|architecture|approach);
    alternatives?(?: (?:considered|tried|models?))?; design (?:choices?|decisions?|rationale); model selection;
    baselines?; baseline comparison; ablations?(?: stud(?:y|ies)| results| analysis)?; choice of (?:model|algorithm|architecture); (?:model|algorithm) choice`,
  'base-model': `
    base models?; parent models?; fine-?tuned from(?: model)?; finetuned from(?: model)?;
    pre-?trained (?:model|checkpoint|weights); initiali[sz]ation; model initiali[sz]ation`,
  'intended-use': `
    
    intended (?:use|uses|usage|user|users|purpose|purposes|application|applications|task|tasks|domain|audience|use case|use cases);
    primary (?:intended )?(?:use|uses|user|users|use case|use cases); use; uses; use cases?; direct use;
    downstream use; evaluated use; purpose; intended task domain; usage scenarios?; uso previsto; utilisation prévue;
    beabsichtigte (?:nutzung|verwendung); verwendungszweck; 预期用途; 使用场景; 想定用途; intended uses? and users; applications?;
    what (?:it|the model|this model) is for`,
  'out-of-scope': `
    out[- ]of[- ]scope(?: use| uses| use cases?| usage)?; misuse; misuses; malicious use; prohibited (?:use|uses);
    unintended (?:use|uses); inappropriate (?:use|uses);
    not (?:intended|recommended|suitable|designed) (?:for|use|uses); excluded uses?; use(?: case)? restrictions?;
    usage restrictions?; restrictions?; acceptable use(?: policy)?; uses to avoid; fuera de alcance; hors[- ]périmètre;
    nicht vorgesehene nutzung; 超出范围的使用; 対象外の用途; out[- ]of[- ]scope (?:application|applications|users?);
    when not to use(?: it| the model)?; not for`,
  limitations: `
    limitations?(?: of (?:the|this) model)?; technical limitations?; caveats?(?: and recommendations)?; issues?;
    failure modes?; failures?; weaknesses?; shortcomings?; trade-?offs?; performance trade-?offs?; limitaciones;
    l[ií]mites; limites?; einschränkungen; 局限性; 限制; 制限事項; 限界; known issues; performance limitations;
    capabilities and limitations; operational limits?`,
  risks: `
    risks?; harms?; risks? and harms?; risk assessment; hazards?; riesgos; risques; risiken; 风险; リスク;
    risk (?:management|register|mitigation|analysis); potential harms?`,
  bias: `
    bias; biases; fairness; bias and fairness;
    fairness (?:assessment|assessments|considerations|evaluation|analysis|metrics);
    bias (?:evaluation|assessment|analysis|audit); disparate impact; dataset bias; data bias; sesgos?;
    biais; verzerrungen?; equité; équité; 偏见; 公平性; バイアス; fairness and bias; bias considerations?; (?:known )?bias(?:es)? in (?:the )?(?:training )?data(?:set)?`,
  'subgroup-eval': `
    factors; relevant factors; evaluation factors; groups; demographic groups;
    subgroup (?:evaluation|analysis|performance)(?: results)?; disaggregated (?:evaluation|results|performance);
    unitary results; intersectional results; slice (?:performance|metrics|analysis);
    per[- ](?:class|group|slice|subgroup|language|species|segment) (?:performance|metrics|results);
    protected attributes; performance by (?:group|subgroup|slice|segment); performance (?:by|per|across) [^.]{1,40};
    (?:sub)?group (?:metrics|results); results (?:by|per) (?:group|subgroup); fairness (?:metrics|results)`,
  ethics: `
    ethics; ethical considerations?; ethical concerns?; responsible (?:ai|use); societal impact(?: assessment)?;
    social impact; broader (?:impacts?|implications); consideraciones éticas(?: y de sesgo)?; considérations éthiques;
    ethische (?:überlegungen|aspekte); 伦理考虑; 倫理的配慮; ethical review; impact assessments?; stakeholders?;
    affected (?:people|groups|individuals|parties); human (?:life|rights)`,
  'training-data': `
    training (?:data|dataset|datasets|corpus|set); pre-?training (?:data|corpus|dataset);
    fine-?tuning (?:data|dataset); data; datasets?;
    data (?:sources?|overview|collection|provenance|description|summary); corpus; training data sources?;
    datos de entrenamiento; données d['’]entraînement; trainingsdaten; 训练数据; 学習データ;
    train(?:ing)? (?:and (?:test|validation) )?splits?`,
  'eval-data': `
    (?:evaluation|test|testing|validation|held-?out|benchmark) (?:data|dataset|datasets|set|sets|corpus);
    données de test; testdaten; 评估数据; 評価データ; (?:evaluation|test|testing|validation) (?:splits?|benchmarks?)`,
  'training-procedure': `
    training;
    training (?:details?|procedure|process|setup|config|configuration|recipe|regime|hyper-?parameters?|pipeline|objective);
    hyper-?parameters?; hyper-?parameter (?:tuning|search|optimi[sz]ation); pre-?processing; fine-?tuning (?:details|procedure);
    how (?:it|the model|this model) was trained; entrenamiento; entraînement; 训练过程; 学習手順;
    reproducib(?:ility|le training); how to (?:train|reproduce)(?: it| the model| the results)?;
    reproduc(?:e|ing)(?: the)? (?:results|training);
    training (?:code|scripts?|setup|settings|parameters|strategy); seeds?; random seeds?`,
  evaluation: `
    evaluation; evaluations; evaluation results; results; performance; performance metrics; performance measures;
    metrics; benchmarks?; benchmark results; accuracy; quantitative analys[ei]s; validation; validation and provenance;
    overall performance; performance summary; resultados; évaluation; ergebnisse; 评估结果; 評価結果; 性能;
    (?:model|models) performance(?: measures| metrics)?; test results; validation (?:results|metrics|performance);
    model quality; evaluation (?:metrics|protocol|procedure|methodology)`,
  thresholds: `
    decision thresholds?; operating points?; operating threshold; acceptance (?:criteria|thresholds?);
    release criteria; performance thresholds?; service level objectives?; slos?; quality (?:gates?|bar|thresholds?);
    minimum (?:acceptable )?performance; pass criteria; (?:promotion|go-live) criteria; performance targets?`,
  uncertainty: `
    uncertainty; uncertainties; confidence intervals?; calibration; variation approaches; error bars;
    statistical significance; confidence(?: scores?| estimates?| estimation)?;
    uncertainty (?:estimates?|estimation|quantification); prediction intervals?; reliability diagram`,
  explainability: `
    model examination; interpretability; explainability; explanations?; explainability report; feature importances?;
    feature attributions?; how (?:the|this) model (?:works|makes decisions); how it works; decision logic;
    interpretabilidad; interprétabilité; erklärbarkeit; 可解释性; 解釈可能性; shap(?: values| analysis)?; lime;
    explanation methods?; saliency(?: maps?)?; attributions?`,
  environment: `
    environmental (?:impact|considerations?); carbon (?:footprint|emissions?|emitted); co2 emissions?; emissions;
    energy (?:consumption|usage|use|footprint); sustainability; estimated energy and emissions.*`,
  hardware: `
    hardware; hardware (?:type|requirements?|platform|used); compute;
    compute (?:infrastructure|requirements?|resources|region); resource requirements?; system requirements?;
    infrastructure; implementation requirements; install and platform requirements; supported hardware.*; memory;
    memory (?:footprint|requirements?); vram; gpu(?: requirements?| memory)?; minimum hardware; target hardware;
    supported platforms?; deployment hardware; memory (?:use|usage|consumption); ram; disk(?: space)?;
    gpus?`,
  latency: `
    speeds?; sizes?; times?; latency.*; p[0-9]{2} latency; inference (?:time|speed|latency); throughput;
    latency and throughput; model size; model stats; parameters; number of parameters; computational load;
    response times?; inference (?:gpu )?benchmarks?; inference performance; performance benchmarks?; load[- ]test(?:s|ing)?(?: results)?; speed`,
  'usage-code': `
    how to get started(?: with the model)?; getting started; get started; quick ?start; usage; how to use(?: it)?;
    example usage; usage examples?; examples?; inference; inference example; sample code; installation; como usar;
    cómo usarlo; utilisation; verwendung; 使用方法; 使い方; quick ?start (?:guide|example); code examples?;
    python (?:api|usage|example); running the model; api; (?:run|running|execute) (?:the )?(?:inference|model|predictions?); how to run(?: it| the model)?`,
  'io-spec': `
    inputs?; outputs?; input format; output format; input schema; output schema; input output; inputs and outputs;
    input requirements?; api reference; schema; interface; model signature; context (?:length|window); input data;
    output data; signature; input and output; inputs? specifications?; outputs? specifications?; response format;
    request format; expected inputs?`,
  license: `
    licen[cs]e; licen[cs]ing; licen[cs]e information; licen[cs]e notice; terms of use; licencia; lizenz; 许可证; ライセンス;
    terms; licen[cs]e(?:s|/terms of use)?`,
  version: `
    version; versions; date; release date; releases; release notes; change ?log; version history; revision history;
    updates?; historial; versión; model dates?; dates?; last updated; training date`,
  contact: `
    contacts?; contact us; contact information; contact details; model card contact; point of contact;
    where to send questions.*; questions or comments; maintainers?; maintained by; owners?; developed by; developers?;
    organi[sz]ation(?: developing the model)?; authors?; card authors; model card authors; created by; provider;
    support; auteurs?; kontakt; 联系方式; 連絡先; model owners?; team; point[- ]of[- ]contact; responsible (?:team|person);
    on[- ]?call; who to contact; escalation contact`,
  feedback: `
    where to send (?:questions|comments|feedback).*; questions or comments; feedback; report(?:ing)? (?:issues|problems|concerns|a problem); issue tracker; user feedback;
    complaints?; appeals?; user (?:study|studies|testing|research|involvement|participation);
    how to (?:give feedback|report (?:issues|problems)); stakeholder (?:engagement|consultation)`,
  privacy: `
    privacy; data privacy; privacy considerations?; privacy and data protection; personal data; personal information;
    personal and sensitive information; sensitive data; data protection; pii; phi; gdpr; hipaa; dpia; privacidad;
    confidentialité; datenschutz; 隐私; プライバシー; data retention; retention(?: policy| period)?; consent; lawful basis;
    legal basis; (?:data )?anonymi[sz]ation; de-?identification; data subject (?:requests?|rights)`,
  security: `
    security; security considerations?; safety and security; cybersecurity; adversarial (?:robustness|testing);
    robustness; red[- ]?team(?:ing)?(?: results)?; threat model; supply chain; safety; safety evaluation; seguridad;
    sécurité; sicherheit; 安全; access control; input (?:filtering|sanitisation|sanitization); abuse prevention;
    threats?; attack surface; model (?:theft|extraction)`,
  monitoring: `
    monitoring.*; drift; drift monitoring; drift detection; data drift; concept drift; model drift; maintenance;
    model maintenance; post[- ]deployment monitoring; post[- ]market monitoring(?: plan)?; observability;
    monitoreo(?: sugerido)?; mantenimiento; surveillance; überwachung; 监控; モニタリング; alerts?; alerting;
    performance monitoring; production monitoring; drift and monitoring`,
  retraining: `
    re-?training; re-?training (?:policy|plan|cadence|schedule|trigger|triggers|pipeline|strategy);
    update (?:policy|cadence|frequency|plan); refresh (?:policy|cadence); model lifecycle; lifecycle;
    predetermined changes?; change control plan; pccp; rollback(?: plan| strategy)?; model updates?; when to retrain;
    continuous training`,
  oversight: `
    human oversight; human review; human[- ]in[- ]the[- ]loop; human control; oversight; oversight measures;
    escalation; override; revisión humana; manual review; fallbacks?; human supervision`,
  regulatory: `
    regulatory (?:compliance|requirements?|status|considerations?|information); compliance; eu ai act; ai act; legal;
    legal considerations?; governance; risk (?:classification|category|class|tier|rating); conformity; regulations?;
    cumplimiento; conformité; laws?; legal basis and compliance; applicable (?:law|laws|regulations|standards);
    standards?; regulatory and legal; certifications?; gdpr compliance`,
  cost: `
    cost; costs; cost analysis; cost management; inference cost; training cost; pricing; budget; costos?; coût; kosten;
    成本; running costs?; operating costs?; serving costs?;
    cost (?:estimate|estimates|considerations|breakdown|of (?:training|inference|serving)); compute costs?`,
  citation: 'citation; citations; citation details; cite; how to cite; bibtex; apa; bibtex entry; citation info; references?',
  'output-interpretation': `
    interpreting (?:the )?(?:output|outputs|predictions?|results?|scores?);
    interpretation(?: of (?:the )?(?:output|outputs|predictions?|results?|scores?))?;
    how to (?:read|interpret|understand)(?: the)? (?:output|outputs|predictions?|results?|scores?);
    (?:output|score|result|prediction) interpretation; reading the (?:output|outputs|score|scores|predictions?);
    understanding the (?:output|outputs|predictions?); meaning of the (?:output|score|scores)`,
  software: `
    software; software (?:requirements?|integration|stack|versions?|dependencies|environment); frameworks?;
    (?:framework|library|package) versions?; dependencies; requirements; environment setup; runtime engines?`,
  optimisation: `
    optimi[sz]ations?; quanti[sz]ation(?: details| config(?:uration)?)?;
    quanti[sz]ed (?:versions?|models?|weights|variants?); pruning; (?:knowledge )?distillation; (?:model )?compression;
    inference optimi[sz]ation; (?:half|mixed|numeric(?:al)?|weight) precision; onnx(?: export)?; tensorrt(?: speedup)?;
    gguf; acceleration; weights? format`,
  mitigation: `
    mitigations?; (?:bias|risk|harm) mitigations?; mitigation (?:strateg(?:y|ies)|measures?|steps|techniques);
    debiasing; fairness constraints?; steps taken`,
  audit: `
    audits?; (?:bias|fairness|independent|external|internal|algorithmic|model) audits?;
    audit (?:history|log|schedule|trail|results?); (?:fairness|bias) reviews?; review (?:history|schedule|cadence);
    (?:next|last|previous) (?:audit|review)(?: date)?`,
  'data-validation': `
    data (?:validation|quality|checks?|cleaning|integrity|verification); data quality (?:checks?|assurance|control);
    (?:input|schema) validation; validation rules; quality (?:assurance|control|checks?)`,
  'data-refresh': `
    (?:data|dataset|training data) (?:refresh|updates?|versions?|versioning|freshness|maintenance);
    (?:knowledge|training|data|training data) cut-?off(?: date)?; cut-?off date;
    (?:data )?collection (?:period|dates?); data refresh (?:cadence|policy|plan)`,
  upkeep: `
    security (?:updates?|maintenance|policy|patches); updates and patch(?:es|ing); patch(?:es|ing)?;
    vulnerabilit(?:y|ies); vulnerability (?:reporting|disclosure|management|scanning); dependency updates?;
    support (?:policy|period|lifetime); end of (?:life|support)`,
  scaling: `
    scalability; scaling; capacity; capacity planning; concurrency; auto-?scaling; expected (?:load|traffic); load;
    traffic`,
  'cost-review': `
    (?:cost|budget|spend(?:ing)?) (?:review|reassessment|re-assessment|reviews); next cost review;
    cost review (?:date|cadence|schedule)`,
} as const;

/** A thing that a card can speak of; see `conceptsOf`. */
export type CardConcept = keyof typeof phrases;

/** All concepts. */
export const cardConcepts = Object.keys(phrases) as readonly CardConcept[];

/** Words before a phrase that change nothing: "Known limitations", "The model's intended use". */
const leading = /^(?:the|this|our|model|models|model's|known|potential|main|key|other) /;

interface Phrases {
  /** Concepts by each spelling of a phrase. */
  readonly spelled: ReadonlyMap<string, readonly CardConcept[]>;
  /** Phrases that go on with any words. */
  readonly open: readonly (readonly [CardConcept, RegExp])[];
}

/** Hundreds of phrases are looked up rather than tried one by one; they are spelled out when the first label is read. */
function spellOut(): Phrases {
  const spelled = new Map<string, CardConcept[]>();
  const open: [CardConcept, RegExp][] = [];
  for (const concept of cardConcepts) {
    for (const phrase of phrases[concept].trim().split(/;\s+/)) {
      const texts = spellings(phrase);
      if (!texts) open.push([concept, new RegExp(`^(?:${phrase})$`, 'u')]);
      for (const text of texts ?? []) {
        const known = spelled.get(text);
        if (!known) spelled.set(text, [concept]);
        else if (!known.includes(concept)) known.push(concept);
      }
    }
  }
  return { spelled, open };
}

let known: Phrases | undefined;

function namedBy(text: string, found: Set<CardConcept>): void {
  known ??= spellOut();
  for (let rest = text.toLowerCase(); ; ) {
    for (const concept of known.spelled.get(rest) ?? []) found.add(concept);
    for (const [concept, pattern] of known.open) if (pattern.test(rest)) found.add(concept);
    const word = leading.exec(rest)?.[0];
    if (word === undefined) return;
    rest = rest.slice(word.length);
  }
}

/** Words that share the noun behind the last of them: "Training and evaluation data". */
const modifier =
  /^(?:pre-?training|fine-?tuning|training|evaluation|testing|test|validation|intended|direct|downstream|out-of-scope)$/i;
const sharedNoun = / (data|datasets?|sets?|uses?|usage)$/i;
const separator =
  /[,&/+:;()|\u2014\u2013\u3001\uff0c\uff1a\uff08\uff09\uff06]| - | (?:and|or|y|et|und) |[\u548c\u4e0e\u53ca\u3068]/i;

/**
 * The concepts that a cleaned heading or label names (see `cleanLabel`), none for most. Nothing longer than 120 characters
 * is a label.
 */
export function conceptsOf(label: string): readonly CardConcept[] {
  if (label === '' || label.length > 120) return [];
  const whole = label.replace(/\u2019/g, "'").replace(/\s+/g, ' ');
  const segments = whole
    .split(separator)
    .map((segment) => segment.trim().replace(/^and /i, ''))
    .filter((segment, _, all) => segment !== '' && !(segment === 'contacts' && all.length > 1)); // contacts within a protein
  const noun = sharedNoun.exec(segments.at(-1) ?? '')?.[1];
  const texts = [whole.replace(/ & /g, ' and '), ...segments.map((s) => (noun && modifier.test(s) ? `${s} ${noun}` : s))];
  const found = new Set<CardConcept>();
  for (const text of texts) namedBy(text, found);
  return found.size === 0 ? [] : cardConcepts.filter((concept) => found.has(concept));
}
