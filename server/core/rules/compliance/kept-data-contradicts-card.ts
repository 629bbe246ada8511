import { at, defineRule, finding } from '../../rule.js';
import type { Sentence } from '../shared/cardSentences.js';
import { sentencesOf } from '../shared/cardSentences.js';
import { cardExample } from '../shared/exampleCard.js';
import { inferenceServiceExample } from '../shared/exampleManifests.js';
import { calledFrom, isMainFile, onlyOne } from '../shared/mainFiles.js';
import { type PayloadLog, payloadLogs } from '../shared/payloadLogs.js';

const ASKED =
  '(?:user |input |request |personal |customer |prompt )?(?:inputs?|requests?|prompts?|quer(?:y|ies)|payloads?|conversations?|messages|user data|input data|personal data|customer data|request bodies)';
const GIVEN = '(?:answers|outputs|responses|predictions|results)';
const KEPT = '(?:stored|logged|kept|retained|recorded|saved|persisted)';
const KEEP = '(?:store|log|keep|retain|record|save|persist)';

/** "Inputs are never stored", "does not keep any user data", "no prompts are logged". */
function denial(what: string): RegExp {
  return new RegExp(
    `\\b${what}(?: (?:and|or) [\\w ]{1,20})? (?:is|are|will be) (?:not|never) ${KEPT}\\b|\\b(?:not|never|n['\u2019]t) ${KEEP} (?:any |your |the |their )?${what}\\b|\\bno ${what} (?:is|are|will be) ${KEPT}\\b`,
    'i',
  );
}
const DENIES_ASKED = denial(ASKED);
const DENIES_GIVEN = denial(GIVEN);
/** With a condition, of the training, or of another place, the sentence says something else. */
const LIMITED =
  /\b(?:train\w*|longer|more than|beyond|after|unless|except|without|outside|only|if|until|during|fine-?tun\w*|data ?sets?|in (?:the )?weights|by default|should|must|recommend\w*|plain ?text|unencrypted)\b/i;

/** Stands at the card: what is deployed is what happens. */
export default defineRule({
  id: 'compliance/kept-data-contradicts-card',
  consideration: 'compliance/data-protection',
  reads: 'project',
  severity: 'warning',
  problem: 'The card says that nothing of the requests is kept, and the deployment keeps it.',
  remedy: 'Say in the card what is kept, where, how long and who can read it, or stop keeping it.',
  why: 'Callers send personal data because they trust the sentence, and you store it without telling them.',
  sources: [
    {
      title: 'KServe: inference logger',
      url: 'https://kserve.github.io/website/docs/model-serving/predictive-inference/logger/basic-logger',
    },
    { title: 'GDPR, Article 5: principles', url: 'https://gdpr-info.eu/art-5-gdpr/' },
  ],
  standards: ['GDPR Art. 5'],
  fix: 'none',
  examples: {
    bad: {
      ...cardExample('## Privacy\n\nInputs are never stored.'),
      ...served('logger:\n    mode: all\n    url: http://sink.monitoring/'),
    },
    good: {
      ...cardExample('## Privacy\n\nInputs are stored for 30 days.'),
      ...served('logger:\n    mode: all\n    url: http://sink.monitoring/'),
    },
  },
  *check(project) {
    const card = onlyOne(project.cards.filter((each) => isMainFile(project, each)));
    if (!card || card.templated) return;
    const logs = project.artifacts.flatMap((file) =>
      isMainFile(project, file) ? payloadLogs(file).map((log) => ({ file, log })) : [],
    );
    const said = logs.length > 0 ? sentencesOf(card).filter(({ text }) => !LIMITED.test(text)) : [];
    const found = said.find((sentence) => logs.some(({ log }) => contradicts(sentence, log)));
    const first = found && logs.find(({ log }) => contradicts(found, log));
    if (!found || !first) return;
    const called = calledFrom(project, card, first.file);
    const message = `The card says that this is not kept; ${first.log.subject} in \`${called}\` keeps ${first.log.keeps === 'both' ? 'requests and answers' : first.log.keeps}.`;
    const related = { uri: first.file.uri, span: first.log.span, message: 'Kept here.' };
    yield at(card, finding({ part: 0, start: found.start, end: found.end }, message, [], [related]));
  },
});

function contradicts({ text }: Sentence, { keeps }: PayloadLog): boolean {
  return (keeps !== 'answers' && DENIES_ASKED.test(text)) || (keeps !== 'requests' && DENIES_GIVEN.test(text));
}

function served(logger: string) {
  return inferenceServiceExample(
    `predictor:\n  ${logger}\n  model:\n    modelFormat: {name: sklearn}\n    storageUri: s3://models/income/7`,
  );
}
