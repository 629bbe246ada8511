import assert from 'node:assert/strict';
import { type CardConcept, cardConcepts } from '../../server/core/artifacts/cardConcepts.js';
import { frontMatterFix, sectionFix } from '../../server/core/artifacts/cardEdit.js';
import { placeholders, readModelCard } from '../../server/core/artifacts/modelCard.js';

const read = (text: string, name = 'MODEL_CARD.md') => readModelCard(`file:///p/${name}`, text)!;
const apply = (text: string, edits: readonly { start: number; end: number; newText: string }[]) =>
  [...edits].sort((a, b) => b.start - a.start).reduce((t, e) => t.slice(0, e.start) + e.newText + t.slice(e.end), text);
const fixed = (text: string, concept: CardConcept) => apply(text, sectionFix(read(text), text, concept));
const outline = (text: string) => text.split(/\r?\n/).filter((line) => line.startsWith('#'));
const withKey = (text: string, key: string, value: Parameters<typeof frontMatterFix>[3], name = 'README.md') =>
  apply(text, frontMatterFix(read(text, name), text, key, value));

const template = [
  '# Model Card for X',
  '## Model Details',
  '## Uses',
  '### Direct Use',
  'Routing of letters to the right desk.',
  '## Bias, Risks, and Limitations',
  '## Training Details',
  '### Training Data',
  '## Evaluation',
  '### Testing Data',
  '### Results',
  '## Environmental Impact',
  '## Citation',
  '## Model Card Contact',
  '',
].join('\n\n');

describe('a new section', () => {
  it('has questions as comments, a TODO and blank lines around', () => {
    const text = '# T\n\n## Evaluation\n\nGood.\n\n## Citation\n\nx\n';
    assert.match(
      fixed(text, 'monitoring'),
      /^# T\n\n## Evaluation\n\nGood\.\n\n## Monitoring\n\n(?:<!-- [^\n]+\? -->\n)+\nTODO\n\n## Citation\n\nx\n$/,
    );
  });

  it('stands where readers expect it', () => {
    const at = (concept: CardConcept) => {
      const lines = outline(fixed(template, concept));
      const added = lines.findIndex((line, index) => line !== outline(template)[index]);
      return [lines[added - 1], lines[added], lines[added + 1]];
    };
    assert.deepEqual(at('out-of-scope'), ['### Direct Use', '### Out-of-Scope Use', '## Bias, Risks, and Limitations']);
    assert.deepEqual(at('ethics'), ['## Bias, Risks, and Limitations', '## Ethical Considerations', '## Training Details']);
    assert.deepEqual(at('data-validation'), ['### Training Data', '### Data Validation', '## Evaluation']);
    assert.deepEqual(at('thresholds'), ['### Results', '### Acceptance Criteria', '## Environmental Impact']);
    for (const concept of ['monitoring', 'retraining', 'security', 'privacy', 'oversight', 'regulatory', 'cost'] as const) {
      const [before, , after] = at(concept);
      assert.deepEqual([before, after], ['## Environmental Impact', '## Citation'], concept);
    }
  });

  it('keeps the order when sections are added one after another, in any order', () => {
    let text = template;
    for (const concept of ['cost', 'privacy', 'monitoring', 'retraining', 'regulatory', 'security', 'oversight'] as const) {
      text = fixed(text, concept);
    }
    assert.deepEqual(outline(text).slice(-9), [
      '## Monitoring',
      '## Retraining',
      '## Security',
      '## Privacy',
      '## Human Oversight',
      '## Regulatory Information',
      '## Cost',
      '## Citation',
      '## Model Card Contact',
    ]);
  });

  it('takes the level of its neighbour, also beside a title of that level', () => {
    const text = '# Model Overview\n\n## Data\n\nx\n\n## Performance\n\nx\n\n# References\n\nx\n\n# License\n\nx\n';
    assert.deepEqual(outline(fixed(text, 'monitoring')), [
      '# Model Overview',
      '## Data',
      '## Performance',
      '## Monitoring',
      '# References',
      '# License',
    ]);
    assert.match(fixed('# Limitations\n\nx\n\n# Bias\n\nx\n\n# Evaluation\n\nx\n', 'cost'), /\n\n# Cost\n/);
  });

  it('underlines where the card underlines', () => {
    assert.match(fixed('Title\n=====\n\nEvaluation\n----------\n\nGood.\n', 'cost'), /\n\nCost\n----\n\n<!-- /);
  });

  it('keeps line endings and the missing line break at the end', () => {
    const crlf = fixed('# T\r\n\r\n## Evaluation\r\n\r\nGood.\r\n', 'cost');
    assert.doesNotMatch(crlf, /[^\r]\n/);
    assert.match(crlf, /TODO\r\n$/);
    assert.match(fixed('# T\n\n## Evaluation\n\nGood.', 'cost'), /Good\.\n\n## Cost\n[\s\S]*\nTODO$/);
  });

  it('works on an empty card, on one without headings and on one of front matter alone', () => {
    assert.match(fixed('', 'cost'), /^## Cost\n\n[\s\S]*TODO\n$/);
    assert.match(fixed('Just text.\n', 'cost'), /^Just text\.\n\n## Cost\n/);
    assert.match(fixed('---\nlicense: mit\n---\n', 'cost'), /^---\nlicense: mit\n---\n\n## Cost\n/);
  });

  it('is a label among bold labels', () => {
    const list = '# T\n\n- **Developed by:** me\n- **Limitations:** fails at night\n- **License:** MIT\n';
    assert.match(fixed(list, 'privacy'), /night\n- \*\*Privacy:\*\* TODO <!-- [^\n]+ -->\n- \*\*License:\*\* MIT\n$/);
    const lines = '**Developed by:** me\n\n**Limitations:** fails at night\n\n**Citation:** none yet';
    assert.match(fixed(lines, 'privacy'), /night\n\n\*\*Privacy:\*\* TODO <!-- [^\n]+ -->\n\n\*\*Citation:\*\*/);
  });

  it('goes below a heading that is there but empty, and nowhere if that was done before', () => {
    const text = '# T\n\n## Limitations\n\n## Bias\n\nWorse for children by four points.\n';
    const once = fixed(text, 'limitations');
    assert.match(once, /^# T\n\n## Limitations\n\n<!-- [\s\S]*\nTODO\n\n## Bias\n/);
    assert.equal(fixed(once, 'limitations'), once);
    assert.equal(
      fixed('## Limitations\n\n[More Information Needed]\n', 'limitations'),
      '## Limitations\n\n[More Information Needed]\n',
    );
    assert.deepEqual(sectionFix(read(text), text, 'bias'), []);
  });

  it('goes below a roof that only holds other matters', () => {
    const text = '## Training Details\n\n### Training Data\n\nForty thousand loans of 2019 to 2024.\n\n## Evaluation\n';
    assert.deepEqual(outline(fixed(text, 'training-procedure')), [
      '## Training Details',
      '### Training Data',
      '### Training Procedure',
      '## Evaluation',
    ]);
  });

  it('stays out of fences and raw HTML', () => {
    const open = '# T\n\n## Evaluation\n\nGood.\n\n## Usage\n\n```python\nx\n';
    assert.match(fixed(open, 'cost'), /Good\.\n\n## Cost\n[\s\S]*TODO\n\n## Usage\n\n```python\nx\n$/);
    const html = '# T\n\n## Evaluation\n\nGood.\n\n<div>\n<h2>Citation</h2>\n</div>\n';
    assert.match(fixed(html, 'cost'), /TODO\n\n<div>\n<h2>Citation/);
    assert.deepEqual(sectionFix(read('```\nx'), '```\nx', 'cost'), []);
  });

  const cards: Record<string, string> = {
    template,
    'template with CRLF': template.replaceAll('\n', '\r\n'),
    empty: '',
    'no headings': 'text',
    'bold list': '- **Developed by:** me\n- **License:** MIT',
    'bold lines': '**Developed by:** me\n\n**License:** MIT\n',
    underlined: 'T\n=\n\nEvaluation\n---\n\nx\n',
    'level one': '# Evaluation\n\n# Limitations\n\n# Bias\n',
    html: '<h1>T</h1>\n\n<h2>Evaluation</h2>\n\nx\n',
    'a list at the end': '# T\n\n- a\n  - b',
    'a comment at the end': '# T\n\n<!-- x -->',
    'a table at the end': '# T\n\n| a | b |\n|---|---|\n| c | d |\n',
  };
  for (const [name, text] of Object.entries(cards)) {
    it(`begins every concept in a card: ${name}`, () => {
      const before = read(text);
      for (const concept of cardConcepts) {
        if (before.concept(concept) || before.started(concept)) continue;
        const after = read(fixed(text, concept));
        assert.ok(after.started(concept), concept);
        assert.equal(after.concept(concept), undefined, concept);
        assert.equal(placeholders(after).length, placeholders(before).length + 1, concept);
        const others = cardConcepts.filter((id) => id !== concept);
        assert.deepEqual(
          others.filter((id) => after.concept(id)),
          others.filter((id) => before.concept(id)),
          concept,
        );
      }
    });
  }
});

describe('a new key in the front matter', () => {
  const text = '---\nlanguage: en\ntags:\n- a\n# results below\nmodel-index: []\n---\n# T\n';

  it('stands behind the keys that people write before it', () => {
    assert.equal(withKey(text, 'license', 'mit'), text.replace('language: en\n', 'language: en\nlicense: mit\n'));
    assert.equal(withKey(text, 'base_model', 'org/x'), text.replace('- a\n', '- a\nbase_model: org/x\n'));
    assert.equal(
      withKey(text, 'co2_eq_emissions', { emissions: 12 }),
      text.replace('[]\n', '[]\nco2_eq_emissions:\n  emissions: 12\n'),
    );
    assert.equal(withKey('---\npipeline_tag: x\n---\n', 'license', 'mit'), '---\nlicense: mit\npipeline_tag: x\n---\n');
    assert.equal(withKey('---\npipeline_tag: x\n---\n', 'my_key', 1), '---\npipeline_tag: x\nmy_key: 1\n---\n');
  });

  it('writes lists as the card does, quotes what YAML would misread, and keeps CRLF', () => {
    assert.equal(withKey(text, 'datasets', ['a/b', 'no']), text.replace('- a\n', '- a\ndatasets:\n- a/b\n- "no"\n'));
    assert.equal(
      withKey('---\r\nbase_model: x\r\n---\r\n', 'model-index', ['a']),
      '---\r\nbase_model: x\r\nmodel-index:\r\n  - a\r\n---\r\n',
    );
  });

  it('fills an empty value and leaves any other', () => {
    assert.equal(
      withKey('---\nlicense:\ntags: [a]\n---\n', 'license', 'mit', 'MODEL_CARD.md'),
      '---\nlicense: mit\ntags: [a]\n---\n',
    );
    assert.equal(withKey(text, 'language', 'de'), text);
  });

  it('makes the block where there is none, for the Hub alone', () => {
    const plain = '# Model Card for X\n';
    assert.equal(withKey(plain, 'license', 'mit'), '---\nlicense: mit\n---\n\n# Model Card for X\n');
    assert.equal(withKey(plain, 'license', 'mit', 'MODEL_CARD.md'), plain);
    assert.equal(withKey(`---\n---\n${plain}`, 'license', 'mit'), `---\nlicense: mit\n---\n${plain}`);
    assert.equal(withKey(`---\n# none yet\n---\n${plain}`, 'license', 'mit'), `---\n# none yet\nlicense: mit\n---\n${plain}`);
  });

  it('does nothing to a broken block, a list or a template', () => {
    for (const block of ['tags: [a', '- a', '{{ card_data }}']) {
      const card = `---\n${block}\n---\n# Model Card for X\n`;
      assert.equal(withKey(card, 'license', 'mit'), card);
    }
  });
});
