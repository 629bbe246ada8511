import { parser } from '@lezer/python';
import { readMagics } from '../../artifacts/magics.js';
import { defineRule, finding } from '../../rule.js';
import { type CardExample, examplesIn, isPython } from '../shared/cardExamples.js';
import { cardExample } from '../shared/exampleCard.js';

/** Left out, to be filled in, or a listing of something else: not meant to run as it stands. */
const SKETCH =
  /\.\.\.|\u2026|<[A-Za-z][\w .:/-]*>|\{\{|\{%|\[(?:your|insert)\b|^[ \t]*(?:\$|>|pip|pip3|conda|git|python3?|cd|uv|export|docker|curl|wget|poetry|sudo|apt(?:-get)?|brew|npm|huggingface-cli|hf|Traceback|Output|In \[|Out\[)[ \t]|^[-+]{1,3} |^@@|^(?:<<<<<<<|=======|>>>>>>>)|^[ \t]*print [^(\s=]|^[ \t]*except \w+, \w+:|\u2028/m;
const LONGEST = 20_000;

export default defineRule({
  id: 'integration/usage-code-syntax',
  consideration: 'integration/service-interface',
  reads: 'card',
  severity: 'info',
  problem: 'The Python of this example does not parse.',
  remedy: 'Run the example as it stands in the card, and correct what stops it.',
  why: 'The example is the first thing a user runs, and a syntax error there is the end of the trial.',
  sources: [
    {
      title: 'Hugging Face Hub: annotated model card, how to get started',
      url: 'https://huggingface.co/docs/hub/model-card-annotated',
    },
    { title: 'Python: full grammar specification', url: 'https://docs.python.org/3/reference/grammar.html' },
  ],
  standards: ['ISO/IEC 42001 A.8.2'],
  fix: 'none',
  examples: {
    bad: cardExample(
      '## How to Get Started\n\n```python\nimport joblib\n\nmodel = joblib.load("scorer.joblib"\nprint(model.predict([[1, 2]]))\n```',
    ),
    good: cardExample(
      '## How to Get Started\n\n```python\nimport joblib\n\nmodel = joblib.load("scorer.joblib")\nprint(model.predict([[1, 2]]))\n```',
    ),
  },
  *check(card) {
    if (card.templated) return;
    for (const example of examplesIn(card)) {
      if (!isPython(example.language)) continue;
      const at = firstError(example);
      if (at === null) continue;
      const lineEnd = example.code.indexOf('\n', at);
      const start = example.place(at);
      const end = Math.max(start + 1, example.place(lineEnd < 0 ? example.code.length : lineEnd));
      yield finding({ part: 0, start, end });
    }
  },
});

/** Where the first line that cannot be read begins, or null. */
function firstError({ code }: CardExample): number | null {
  if (code.length > LONGEST || SKETCH.test(code)) return null;
  const reading = readMagics(code, 'python');
  if (reading.language !== 'python') return null;
  let at: number | null = null;
  parser.parse(reading.code.trimEnd()).iterate({
    enter(node) {
      if (node.type.isError && at === null) at = node.from;
      return at === null;
    },
  });
  if (at === null) return null;
  const text = code.slice(0, at).trimEnd();
  const line = code.lastIndexOf('\n', Math.max(0, text.length - 1)) + 1;
  return line + /^[ \t]*/.exec(code.slice(line))![0].length;
}
