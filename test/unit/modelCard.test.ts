import assert from 'node:assert/strict';
import type { CardConcept } from '../../server/core/artifacts/cardConcepts.js';
import { cardConcepts } from '../../server/core/artifacts/cardConcepts.js';
import { placeholders, readModelCard } from '../../server/core/artifacts/modelCard.js';
import { get, str } from '../../server/core/artifacts/yaml.js';

const read = (text: string, name = 'MODEL_CARD.md', siblings: string[] = []) =>
  readModelCard(`file:///p/${name}`, text, siblings);
const card = (text: string) => {
  const found = read(text);
  assert.ok(found);
  return found;
};
const said = (text: string) => cardConcepts.filter((id) => card(text).concept(id)).sort();
const begun = (text: string) => cardConcepts.filter((id) => card(text).started(id)).sort();
const quoted = (text: string, id: CardConcept) => {
  const { content } = card(text).concept(id)!;
  return text.slice(content.start, content.end).trim();
};

describe('recognition of model cards', () => {
  const structure =
    '# Churn\n\n## Intended Use\n\nx\n\n## Limitations\n\nx\n\n## Ethical Considerations\n\nx\n\n## Training Data\n\nx\n\n## Evaluation\n\nx\n';
  const yes: [string, string, string, string[]?][] = [
    ['a name', 'MODEL_CARD.md', ''],
    ['a name with a suffix', 'model-card-v2.md', 'x'],
    ['a name in front', 'MUSICGEN_MODEL_CARD.md', 'x'],
    ['a folder', 'model_cards/esm2.md', 'x'],
    ['model front matter', 'README.md', '---\npipeline_tag: text-generation\n---\n'],
    ['model front matter that is broken', 'README.md', '---\nlibrary_name: "x\n---\n'],
    ['model front matter under another name', 'cards/bert.md', '---\nbase_model: bert\n---\n'],
    ['a widget in a README', 'README.md', '---\nwidget:\n- text: a\n---\n'],
    ['a license beside weights', 'README.md', '---\nlicense: mit\n---\n', ['model.safetensors']],
    ['the Trainer', 'README.md', '---\ntags:\n- generated_from_trainer\n---\n'],
    ['a title', 'README.md', '# Model Card for Churn\n'],
    ['a title at the end', 'docs/churn.md', '# Churn Model Card\n'],
    ['structure', 'README.md', structure],
    [
      'a MONAI bundle',
      'docs/README.md',
      '# Model Overview\n\n## Data\n\nx\n\n## Performance\n\nx\n\n## License\n\nx\n\n## Citation\n\nx\n',
    ],
  ];
  for (const [what, name, text, siblings] of yes) it(`by ${what}`, () => assert.ok(read(text, name, siblings)));

  const no: [string, string, string, string[]?][] = [
    ['a Space', 'README.md', '---\ntitle: Demo\nsdk: gradio\nemoji: x\nlicense: mit\n---\n# Model Card for Demo\n'],
    ['a data-set card', 'README.md', '---\nlicense: mit\ntask_categories:\n- x\n---\n# Data\n', ['model.safetensors']],
    ['a README', 'README.md', '# Tool\n\n## Usage\n\nx\n\n## Limitations\n\nx\n\n## License\n\nMIT\n'],
    [
      'a README of an ML repository',
      'README.md',
      '# Net\n\n## Data\n\nx\n\n## Training\n\nx\n\n## Evaluation\n\nx\n\n## Citation\n\nx\n',
    ],
    ['a README with a license in front', 'README.md', '---\nlicense: mit\n---\n# Tool\n'],
    ['a blog post with tags', 'post.md', '---\ntags: [a]\nlanguage: en\nlicense: mit\n---\n# Post\n', ['model.safetensors']],
    ['a guide', 'docs/model-cards.md', '# Create and share Model Cards\n'],
    ['an annotated template', 'docs/hub/model-card-annotated.md', `# Annotated Model Card Template\n\n${structure.slice(9)}`],
    ['a card of an installed package', 'node_modules/x/MODEL_CARD.md', '# Model Card\n'],
    ['another format', 'MODEL_CARD.txt', '# Model Card\n'],
    ['headings in a fence', 'README.md', `# Docs\n\n\`\`\`\n${structure}\`\`\`\n`],
  ];
  for (const [what, name, text, siblings] of no) it(`not of ${what}`, () => assert.equal(read(text, name, siblings), null));

  it('says of templates that they are', () => {
    assert.equal(read('---\n{{ card_data }}\n---\n# Model Card for {{ id }}\n', 'modelcard_template.md')!.templated, true);
    assert.equal(read('---\n{{ card_data }}\n---\n# Model Card for {{ id }}\n', 'card.md')!.templated, true);
    assert.equal(card('# {{ a }}\n\n{{ b }}\n\n{{ c }}\n\n{% if d %}x{% endif %}\n').templated, true);
    assert.equal(card('# T\n\n```jinja\n{{ a }}\n{{ b }}\n{{ c }}\n{{ d }}\n{{ e }}\n```\n').templated, false);
    assert.deepEqual(read('---\n{{ card_data }\n---\n# Model Card\n')!.problems, []);
  });
});

describe('front matter', () => {
  it('is read with offsets of the file', () => {
    const text = '---\r\nlicense: mit\r\nlanguage: no\r\n---\r\n# T\r\n';
    const { frontMatter, problems } = card(text);
    assert.equal(text.slice(frontMatter!.start, frontMatter!.end), 'license: mit\r\nlanguage: no');
    const license = get(frontMatter!.root, 'license')!;
    assert.equal(text.slice(license.start, license.end), 'mit');
    assert.equal(str(license), 'mit');
    assert.deepEqual(problems, []);
  });

  const none: [string, string][] = [
    ['a space behind the opening fence', '--- \nlicense: mit\n---\n'],
    ['nothing between the fences', '---\n---\n'],
    ['text before it', 'x\n---\nlicense: mit\n---\n'],
    ['no closing fence', '---\nlicense: mit\n'],
  ];
  for (const [what, text] of none) it(`is none with ${what}`, () => assert.equal(card(text).frontMatter, null));
  it('may have spaces behind the closing fence', () => assert.ok(card('---\nlicense: mit\n--- \t\nx').frontMatter));

  it('reports broken YAML at its place', () => {
    const text = '---\nlicense: mit\ntags: [a, b\nx: y\n---\n# T\n';
    const { problems } = card(text);
    assert.equal(problems.length > 0, true);
    for (const { span } of problems) assert.ok(span.start >= 4 && span.end <= text.indexOf('\n---\n# T'), JSON.stringify(span));
  });

  it('must be a mapping', () => {
    const text = '---\n- a\n---\n# T\n';
    const [problem] = card(text).problems;
    assert.match(problem!.message, /mapping/);
    assert.equal(text.slice(problem!.span.start, problem!.span.end).trim(), '- a');
  });
});

describe('what a card says', () => {
  it('counts content, not headings', () => {
    const text =
      '# T\n\n## Limitations\n\n## Bias\n\n[More Information Needed]\n\n## Ethics\n\nTODO\n\n## Privacy\n\n<!-- a long comment that no reader sees -->\n';
    assert.deepEqual(said(text), []);
    assert.deepEqual(begun(text), ['bias', 'ethics', 'limitations', 'privacy']);
    const full = text.replace('## Limitations\n', '## Limitations\n\nThe model fails on scans of poor quality.\n');
    assert.deepEqual(said(full), ['limitations']);
    assert.equal(quoted(full, 'limitations'), 'The model fails on scans of poor quality.');
    assert.equal(card(full).started('limitations'), undefined);
  });

  it('points at the heading', () => {
    const text = '# T\n\nLimitations\n-----------\n\nTODO\n';
    const span = card(text).started('limitations')!;
    assert.equal(text.slice(span.start, span.end), 'Limitations\n-----------');
  });

  it('takes a short answer where a short one is whole, and no refusal', () => {
    assert.deepEqual(said('## License\n\nMIT\n\n## Version\n\n2\n\n## Contact\n\nml@example.org\n'), [
      'contact',
      'license',
      'version',
    ]);
    assert.deepEqual(said('**Decision thresholds:** Not applicable.\n\n**Limitations:** None\n\n**Bias:** N/A\n'), []);
    assert.deepEqual(said('## Limitations\n\nIt is good.\n'), []);
  });

  it('does not count what a template or a fix wrote', () => {
    const snippets = [
      '- **Groups assessed:** [More Information Needed]\n- **Metric and result per group:** [More Information Needed]\n',
      '| Group | n | Metric | Value (95% CI) |\n|---|---|---|---|\n| [More Information Needed] | | | |\n',
      'Users (both direct and downstream) should be made aware of the risks, biases and limitations of the model.\n',
      '```python\n# TODO: minimal, runnable example\n```\n',
      'More information needed\n',
    ];
    for (const snippet of snippets) assert.deepEqual(said(`## Bias\n\n${snippet}`), [], snippet);
  });

  it('reads labels as well as headings', () => {
    const text =
      '## Model details\n\n**License:** MIT\n\n- **Developed by:** The audio team\n- Model type: transformer\n\n| Field | Response |\n|---|---|\n| Privacy | No personal data is used |\n';
    assert.deepEqual(said(text), ['contact', 'description', 'license', 'model-type', 'privacy']);
    assert.equal(quoted(text, 'license'), 'MIT');
    assert.equal(quoted(text, 'privacy'), 'No personal data is used');
    assert.deepEqual(begun('**License:**\n\n## Next\n'), ['license']);
    assert.deepEqual(said('**Limitations:**\n\n- It cannot sing.\n'), ['limitations']);
  });

  it('does not take a word in another section for that concept', () => {
    assert.deepEqual(said('## Data\n\n- Size: 61 volumes\n- Source: a clinic in Oslo\n'), ['training-data']);
    assert.deepEqual(said('## Cost\n\n- **Budget limit and owner:** 400 EUR a month, finance\n'), ['cost']);
  });

  it('does not let one part of a subject stand for its sister', () => {
    const text =
      '## Training Details\n\n### Training Data\n\nForty thousand loans of 2019 to 2024.\n\n### Training Procedure\n\n[More Information Needed]\n';
    assert.deepEqual(said(text), ['training-data']);
    assert.deepEqual(begun(text), ['training-procedure']);
    const uses = '## Uses\n\n### Out-of-Scope Use\n\nNever decide a loan without a person.\n';
    assert.deepEqual(said(uses), ['out-of-scope']);
    assert.deepEqual(begun(uses), []);
    assert.deepEqual(begun(`${uses}\n### Direct Use\n`), ['intended-use']);
  });

  it('leaves fences, comments and the title out', () => {
    const text =
      '# Bias\n\nlong enough to count as content\n\n```\n## Privacy\n\nlong enough to count as content\n```\n\n<!-- ## Cost\n\nlong enough to count as content -->\n';
    assert.deepEqual([...said(text), ...begun(text)], []);
  });

  it('says the same with CRLF', () => {
    const text =
      '## Uses\n\nHelps agents to answer letters.\n\n## Facts\n\n| A | B |\n|---|---|\n| License | MIT |\n\n## Risks\n\nTBD\n';
    assert.deepEqual(said(text.replaceAll('\n', '\r\n')), said(text));
    assert.deepEqual(begun(text.replaceAll('\n', '\r\n')), begun(text));
    assert.deepEqual(said(text), ['intended-use', 'license']);
  });
});

describe('style and sections of a card', () => {
  it('finds level, marks and line endings', () => {
    assert.deepEqual(card('# T\n\n## A\n\n### B\n').style, { level: 2, eol: '\n', setext: false, bold: false });
    assert.deepEqual(card('T\r\n=\r\n\r\nA\r\n-\r\n').style, { level: 2, eol: '\r\n', setext: true, bold: false });
    assert.deepEqual(card('# Limitations\n\nx\n\n# Bias\n\nx\n\n# Evaluation\n').style.level, 1);
    assert.deepEqual(card('# T\n\n**License:** MIT\n\n**Bias:** x\n').style.bold, true);
    assert.deepEqual(card('').style, { level: 2, eol: '\n', setext: false, bold: false });
  });

  it('nests bodies by level', () => {
    const text = '# T\n\n## A\n\na\n\n### B\n\nb\n\n## C\n';
    const [title, a, b] = card(text).sections;
    assert.equal(title!.isTitle, true);
    assert.equal(text.slice(a!.body.start, a!.body.end), '\n\na\n\n### B\n\nb\n\n');
    assert.equal(text.slice(a!.own.start, a!.own.end), '\n\na\n\n');
    assert.equal(text.slice(b!.body.start, b!.body.end), '\n\nb\n\n');
  });
});

describe('placeholders', () => {
  const found = (text: string) => placeholders(card(text)).map(({ start, end }) => text.slice(start, end));

  it('are found where they stand', () => {
    const text =
      '[More Information Needed]\n\nMore information needed\n\n- **A:** TBD.\n- TODO\n\nSee [insert link here], {{ model_id }} and <your name>.\n\nINSERT_SUMMARY_HERE\n';
    assert.deepEqual(found(text), [
      '[More Information Needed]',
      'More information needed',
      'TBD.',
      'TODO',
      '[insert link here]',
      '{{ model_id }}',
      '<your name>',
      'INSERT_SUMMARY_HERE',
    ]);
  });

  it('are not found in code, comments, BibTeX and running text', () => {
    const text =
      '```\nTODO: x\n```\n\n<!-- TODO -->\n\nuse `{{ x }}` here\n\n@misc{a,\n  title={{RobeCzech: TODO}},\n}\n\nA title={{Deep}} and todo lists; to be determined by tests.\n';
    assert.deepEqual(found(text), []);
  });

  it('are no finding in a template', () => {
    assert.deepEqual(placeholders(read('# Model Card\n\nTODO\n', 'MODEL_CARD_TEMPLATE.md')!), []);
  });
});
