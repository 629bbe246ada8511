import { get, str } from '../../artifacts/yaml.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import { at, defineRule, finding } from '../../rule.js';
import { intendedUses } from '../shared/cardUses.js';
import { cardExample } from '../shared/exampleCard.js';
import { highRiskUse } from '../shared/highRiskUses.js';
import { calledFrom, isMainFile } from '../shared/mainFiles.js';

const USE =
  '## Intended Use\n\nRanks borrowers by creditworthiness, so that the bank approves or denies the loan.\n\n## Human Oversight\n\nA credit officer reads every refusal and can overrule it.';

/** Stands at the project file: the card says what the model is for, and the risk follows from that. */
export default defineRule({
  id: 'compliance/declared-risk-too-low',
  consideration: 'compliance/regulations',
  reads: 'project',
  severity: 'warning',
  problem: 'The project declares a lower risk than the use that its card states.',
  remedy: 'Say `risk: high`, or say in the card what the model is really for.',
  why: 'What a high-risk use must have is not asked for here, and is missing when somebody checks.',
  sources: [
    { title: 'EU AI Act, Annex III: high-risk AI systems', url: 'https://artificialintelligenceact.eu/annex/3/' },
    { title: 'EU AI Act, Article 6: classification rules', url: 'https://artificialintelligenceact.eu/article/6/' },
  ],
  standards: ['EU AI Act Art. 6', 'EU AI Act Annex III'],
  // A higher risk asks for more than it settles, so nobody should be led there by one click.
  fix: 'none',
  examples: {
    bad: { 'ml-preflight.yaml': 'risk: minimal\n', ...cardExample(USE) },
    good: { 'ml-preflight.yaml': 'risk: high\n', ...cardExample(USE) },
  },
  *check(project) {
    const file = project.projectFile;
    const declared = file?.declarations.risk;
    if (!file || declared === undefined || declared === 'high') return;
    const node = get(file.root, 'risk');
    for (const card of project.cards) {
      if (!isMainFile(project, card) || !node || str(node) === undefined) continue;
      const use = highRiskUse(intendedUses(card));
      if (!use) continue;
      const called = calledFrom(project, file, card);
      const message = `\`${called}\` speaks of ${use.terms.slice(0, 2).join(' and ')}, and ${use.area} is a high-risk area of the EU AI Act (Annex III); the risk here is \`${declared}\`.`;
      const span = { part: 0, start: use.at.start, end: use.at.end };
      yield at(file, finding(nodeSpan(node), message, [], [{ uri: card.uri, span, message: 'The use that the card states.' }]));
      return;
    }
  },
});
