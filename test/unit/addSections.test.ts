import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { addAllSections } from '../../server/core/addSections.js';
import type { ModelCard } from '../../server/core/artifacts/modelCard.js';
import { applyEdits } from '../../server/core/fixes.js';
import type { JudgedFinding } from '../../server/core/model.js';
import type { ExampleFiles } from '../../server/core/rule.js';
import { addedLines } from '../../server/core/textDifference.js';
import { lintFiles, ROOT, uriOf } from '../lintFiles.js';

const mit = readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8');
const CARD = `# Model Card: scorer

Scores loan applications.

## Intended Use

Ranks applications for a clerk who decides.

## Citation

Northwind, 2026.
`;
const files = {
  LICENSE: mit,
  'eval_results.json': '{"eval_roc_auc": 0.861428, "eval_f1": 0.7, "epoch": 3.0}',
  CODEOWNERS: '* @northwind/platform\n/models/ @northwind/credit-risk\n',
  'pyproject.toml': '[project]\nauthors = [{name = "R. Iyer", email = "r.iyer@northwind.example"}]\n',
};

const isAbsence = (f: JudgedFinding) => f.gap === 'absence' && f.severity !== 'silent';

function addAll(project: ExampleFiles, name = 'MODEL_CARD.md', stage: 'pilot' | 'production' = 'production') {
  const engine = lintFiles(project, { stage });
  const found = engine.findings(uriOf(name));
  const card = engine.artifact(uriOf(name)) as ModelCard;
  const missing = found.filter(isAbsence).map((f) => f.consideration!);
  const all = addAllSections(card, engine.project(ROOT), missing);
  const text = applyEdits(project[name]!, all?.edits ?? []);
  const after = lintFiles({ ...project, [name]: text }, { stage }).findings(uriOf(name));
  return { all, text, missing, before: found, after };
}

describe('all missing sections', () => {
  it('are added at once: each absence ends, nothing new is found, and no line of the card is lost', () => {
    for (const [project, name] of [
      [{ 'MODEL_CARD.md': CARD }, 'MODEL_CARD.md'],
      [{ 'MODEL_CARD.md': CARD.replaceAll('\n', '\r\n') }, 'MODEL_CARD.md'],
      [{ ...files, 'MODEL_CARD.md': CARD }, 'MODEL_CARD.md'],
      [{ 'README.md': `---\npipeline_tag: text-classification # routes\n---\n\n${CARD}` }, 'README.md'],
      [{ ...files, 'README.md': `---\npipeline_tag: text-classification\n---\n${CARD.trimEnd()}` }, 'README.md'],
      [{ 'MODEL_CARD.md': '# Model Card: scorer\n\n**Description:** Scores loans.\n\n**Version:** 1.2\n' }, 'MODEL_CARD.md'],
      [{ 'MODEL_CARD.md': 'Model Card: scorer\n==================\n\nAbout\n-----\n\nScores loans.\n' }, 'MODEL_CARD.md'],
    ] as [ExampleFiles, string][]) {
      const { all, text, missing, before, after } = addAll(project, name);
      assert.ok(missing.length > 5);
      assert.deepEqual(
        missing.filter((id) => !all!.added.includes(id)),
        ['cost/usage-optimisation'].filter((id) => missing.includes(id as never)),
        'only what no card can hold is left',
      );
      assert.deepEqual(
        after.filter(isAbsence).filter((f) => all!.added.includes(f.consideration!)),
        [],
        text,
      );
      const counts = (list: readonly JudgedFinding[]) => list.filter((f) => f.gap === 'hazard').map((f) => f.rule);
      assert.deepEqual(counts(after), counts(before), text);
      let at = 0;
      for (const line of project[name]!.split(/\r?\n/)) {
        at = text.indexOf(line, at);
        assert.ok(at >= 0, line);
      }
      assert.equal(text.includes('\r\n') && /[^\r]\n/.test(text), false, 'line endings are of one kind');
      assert.equal(addAll({ ...project, [name]: text }, name).all, null, 'a second time there is nothing to add');
    }
  });

  it('hold what the files of the project say, whether or not it was missing', () => {
    const { all, text } = addAll(
      { ...files, 'README.md': `---\npipeline_tag: text-classification\n---\n\n${CARD}` },
      'README.md',
      'pilot',
    );
    assert.deepEqual(all!.answers, [
      'the license of `LICENSE`',
      'the figures of `eval_results.json`',
      'the contacts of `CODEOWNERS` and `pyproject.toml`',
    ]);
    assert.match(text, /^---\nlicense: mit\npipeline_tag: text-classification\n---\n/);
    assert.match(
      text,
      /^## Evaluation\n\n\| Metric \| Value \|\n\| --- \| --- \|\n\| ROC AUC \| 0\.8614 \|\n\| F1 \| 0\.7 \|\n\nFrom `eval_results\.json`\.\n/m,
    );
    assert.match(
      text,
      /^## Contact\n\n- `@northwind\/platform`, in `CODEOWNERS`\n- R\. Iyer <r\.iyer@northwind\.example>, in `pyproject\.toml`$/m,
    );
  });

  it('take the license to a section where a card has no front matter, and the owner of the card’s own place', () => {
    const project = { ...files, 'models/a/MODEL_CARD.md': CARD };
    const { text } = addAll(project, 'models/a/MODEL_CARD.md');
    assert.match(text, /^## License\n\nMIT, see `\.\.\/\.\.\/LICENSE`\.$/m);
    assert.match(text, /^- `@northwind\/credit-risk`, in `CODEOWNERS`$/m);
    assert.doesNotMatch(text, /0\.8614/, 'results at the root are of another model');
  });

  it('bring the keys along that the files answer', () => {
    const readme = `---\nlicense: mit\npipeline_tag: text-classification\n---\n\n${CARD}`;
    const adapter = { 'README.md': readme, 'adapter_config.json': '{"base_model_name_or_path": "northwind/encoder"}' };
    const { all, text } = addAll(adapter, 'README.md', 'pilot');
    assert.deepEqual(all!.keys, ['library_name', 'base_model']);
    assert.match(text, /^library_name: peft$/m);
    assert.match(text, /^base_model: northwind\/encoder$/m);
    const required = addAll({ 'README.md': readme, 'requirements.txt': 'transformers==4.57.1\n' }, 'README.md', 'pilot');
    assert.match(required.text, /^library_name: transformers$/m);
    const tagged = readme.replace('license: mit', 'license: mit\ntags: [gguf]');
    assert.deepEqual(addAll({ 'README.md': tagged, 'requirements.txt': 'transformers==4.57.1\n' }, 'README.md').all!.keys, []);
  });

  it('leave the license to a person where the terms of the base model rule it out', () => {
    const readme = `---\nbase_model: meta-llama/Llama-3.1-8B\npipeline_tag: text-generation\n---\n\n${CARD}`;
    const { all, text } = addAll({ ...files, 'README.md': readme }, 'README.md', 'pilot');
    assert.doesNotMatch(text, /^license:/m);
    assert.ok(!all!.answers.includes('the license of `LICENSE`'));
  });

  it('leave alone what the card says itself', () => {
    const said = `${CARD}\n## License\n\nApache 2.0\n\n## Results\n\nThe F1 is 0.91 on 800 loans.\n\n## Contact\n\nCredit Risk, desk 4\n`;
    assert.equal(addAll({ ...files, 'MODEL_CARD.md': said }, 'MODEL_CARD.md', 'pilot').all?.answers.length ?? 0, 0);
  });

  it('are not added to a template or to a card that cannot be read', () => {
    assert.equal(addAll({ 'model_card_template.md': CARD }, 'model_card_template.md').all, null);
    assert.equal(addAll({ 'README.md': `---\nlibrary_name: sklearn\ntags: [a\n---\n${CARD}` }, 'README.md').all, null);
  });
});

describe('added lines', () => {
  it('leave every other line where it is, and fall back to one edit', () => {
    for (const [before, after, count] of [
      ['a\nb\n', 'x\na\ny\nb\nz\n', 3],
      ['a\r\nb\r\n', 'a\r\nx\r\nb\r\n', 1],
      ['', 'a\n', 1],
      ['a', 'a\nb', 1],
      ['a\nb\n', 'a\nc\n', 1],
      ['a\n', 'a\n', 0],
    ] as const) {
      const edits = addedLines(before, after);
      assert.equal(applyEdits(before, edits), after);
      assert.equal(edits.length, count);
    }
  });
});
