import assert from 'node:assert/strict';
import { readFrontMatter } from '../../server/core/artifacts/cardFrontMatter.js';
import { frontMatterKeys, hubLicenses, pipelineTags } from '../../server/core/catalogue/hub.js';
import { languages } from '../../server/core/catalogue/languages.js';
import type { Completion } from '../../server/core/completion/complete.js';
import { completeFrontMatter, hoverFrontMatter, mayBecomeCard } from '../../server/core/completion/frontMatter.js';

/** A text with `|` where the cursor is. */
function cursor(marked: string): [string, number] {
  const at = marked.indexOf('|');
  assert.ok(at >= 0, marked);
  return [marked.slice(0, at) + marked.slice(at + 1), at];
}

function offered(marked: string): Completion[] {
  return completeFrontMatter(...cursor(marked));
}

function labels(marked: string): string[] {
  return offered(marked).map((completion) => completion.label);
}

/** The text after the completion of that label was accepted. */
function accepted(marked: string, label: string): string {
  const [text] = cursor(marked);
  const chosen = offered(marked).find((completion) => completion.label === label);
  assert.ok(chosen, `${label} is not among ${labels(marked).join(', ')}`);
  return text.slice(0, chosen.start) + chosen.newText + text.slice(chosen.end);
}

/** In the front matter of a card. */
const card = (yaml: string) => `---\n${yaml}\n---\n\n# A model\n`;
const complete = (yaml: string, label: string) => accepted(card(yaml), label).slice(4, -'\n---\n\n# A model\n'.length);

describe('completion of keys in front matter', () => {
  it('offers every key that is not there yet, in the order people write them, each with its meaning and a page of the Hub', () => {
    const found = offered(card('license: mit\n|\ntags:\n  - x'));
    assert.deepEqual(
      found.map((completion) => completion.label),
      Object.keys(frontMatterKeys).filter((key) => key !== 'license' && key !== 'tags'),
    );
    for (const { label, about, sources } of found) {
      assert.ok((about ?? '').length > 10, label);
      assert.match(sources?.[0]?.url ?? '', /^https:\/\/huggingface\.co\/docs\/hub\//, label);
    }
  });

  it('writes what a key needs behind it', () => {
    assert.equal(complete('lic|', 'license'), 'license: ');
    assert.equal(complete('|', 'tags'), 'tags:\n  - ');
    assert.equal(complete('|', 'language'), 'language: ');
    assert.equal(complete('co|', 'co2_eq_emissions'), 'co2_eq_emissions:\n  emissions: ');
    assert.equal(complete('|', 'extra_gated_fields'), 'extra_gated_fields:\n  ');
    assert.equal(complete('mod|', 'model-index'), 'model-index:\n  - name: ');
  });

  it('replaces the word under the cursor, and keeps a colon that is there', () => {
    assert.equal(complete('li|cen', 'license'), 'license: ');
    assert.equal(complete('lic|ens: mit', 'license'), 'license: mit');
    assert.equal(complete('"lic|" : mit', 'license'), '"license" : mit');
  });

  it('keeps the line endings of the text', () => {
    assert.equal(accepted('---\r\nlicense: mit\r\ntag|\r\n---\r\n', 'tags'), '---\r\nlicense: mit\r\ntags:\r\n  - \r\n---\r\n');
  });

  it('works before the front matter is closed', () => {
    assert.equal(accepted('---\nlic|', 'license'), '---\nlicense: ');
    assert.equal(accepted('---\nlic|\n\n# A model\n', 'license'), '---\nlicense: \n\n# A model\n');
    assert.deepEqual(labels('---\nlicense: mit\n\n# A model\n|'), []);
  });

  it('says that a value can be chosen next', () => {
    const more = Object.fromEntries(offered(card('|')).map((completion) => [completion.label, completion.more]));
    assert.deepEqual([more.license, more.tags, more.language, more.extra_gated_fields], [true, true, true, false]);
    assert.deepEqual([more['model-index'], more.datasets, more.thumbnail], [false, false, false]);
  });

  it('offers nothing outside of the front matter, in comments and in long texts', () => {
    for (const marked of [
      `${card('license: mit')}lic|`,
      '|---\nlicense: mit\n---\n',
      '# license: |\n',
      card('# lic|'),
      card('license: mit # |'),
      card('extra_gated_prompt: |\n  lic'.replace('|', '>') + '|'),
      card('thumbnail: "a\n  b|"'),
      card('license: mit\n  |'),
    ]) {
      assert.deepEqual(labels(marked), [], marked);
    }
  });

  it('goes on behind a long text', () => {
    assert.ok(labels(card('extra_gated_prompt: >\n  Please ask.\n|')).includes('license'));
  });
});

describe('completion of values in front matter', () => {
  it('offers licenses with their names, whatever was typed', () => {
    for (const yaml of ['license: |', 'license: ap|', 'license: "ap|"', 'license:\n  |']) {
      const found = offered(card(yaml));
      assert.deepEqual(
        found.map(({ label, detail }) => [label, detail]),
        Object.entries(hubLicenses),
        yaml,
      );
      assert.ok(found.every(({ filter, label }) => filter?.startsWith(`${label} `)));
    }
    assert.equal(complete('license: ap|ach', 'apache-2.0'), 'license: apache-2.0');
    assert.equal(complete('license: "ap|"  # ours', 'mit'), 'license: "mit"  # ours');
    assert.equal(complete("license: 'ap|", 'mit'), "license: 'mit");
    assert.equal(complete('license:|', 'mit'), 'license: mit');
  });

  it('offers tasks with the kind of data', () => {
    const found = offered(card('pipeline_tag: text-|'));
    assert.deepEqual(
      found.map((completion) => completion.label),
      Object.keys(pipelineTags),
    );
    assert.equal(found.find(({ label }) => label === 'tabular-regression')?.detail, 'tables');
    assert.equal(complete('pipeline_tag: text-gen|eration', 'text-classification'), 'pipeline_tag: text-classification');
  });

  it('offers languages as a value, as entries and in brackets, without those that are there', () => {
    assert.equal(Object.keys(languages).length, 183);
    assert.equal(complete('language: |', 'en'), 'language: en');
    assert.equal(complete('language:\n  - en\n  - |', 'de'), 'language:\n  - en\n  - de');
    assert.equal(complete('language:\n- d|', 'de'), 'language:\n- de');
    assert.equal(complete('language:\n  - en\n  |', 'de'), 'language:\n  - en\n  - de');
    assert.equal(complete('language: [en, |', 'de'), 'language: [en, de');
    assert.equal(complete('language: [en,|]', 'de'), 'language: [en, de]');
    assert.equal(complete('language: [e|, fr]', 'de'), 'language: [de, fr]');
    assert.equal(complete('language: [\n  en,\n  f|\n]', 'fr'), 'language: [\n  en,\n  fr\n]');
    assert.ok(!labels(card('language: [en, |, fr]')).some((label) => label === 'en' || label === 'fr'));
    assert.ok(!labels(card('language:\n  - "en"\n  - |')).includes('en'));
    assert.ok(labels(card('language: |')).includes('yue'));
  });

  it('quotes what YAML would take for something else', () => {
    assert.equal(complete('language: n|', 'no'), 'language: "no"');
    assert.equal(complete('language: "n|"', 'no'), 'language: "no"');
    assert.equal(complete('language: [|]', 'no'), 'language: ["no"]');
    assert.equal(complete('inference: |', 'false'), 'inference: false');
  });

  it('offers libraries, metrics, tags and relations', () => {
    assert.equal(complete('library_name: sk|', 'sklearn'), 'library_name: sklearn');
    assert.equal(complete('metrics:\n  - roc|', 'roc_auc'), 'metrics:\n  - roc_auc');
    assert.equal(complete('tags:\n  - |', 'conversational'), 'tags:\n  - conversational');
    assert.equal(complete('tags: |', 'conversational'), 'tags: [conversational]');
    assert.deepEqual(labels(card('base_model_relation: |')), ['adapter', 'merge', 'quantized', 'finetune']);
    assert.equal(complete('license: other\nlicense_link: L|', 'LICENSE'), 'license: other\nlicense_link: LICENSE');
  });

  it('offers names that the project is known to use', () => {
    const known = { baseModels: [{ value: 'Qwen/Qwen2.5-7B' }], datasets: [{ value: 'northwind/loans', detail: 'train.ipynb' }] };
    const at = (yaml: string) =>
      completeFrontMatter(...cursor(card(yaml)), () => known).map(({ label, newText }) => [label, newText]);
    assert.deepEqual(at('base_model: |'), [['Qwen/Qwen2.5-7B', 'Qwen/Qwen2.5-7B']]);
    assert.deepEqual(at('datasets:\n  - n|'), [['northwind/loans', 'northwind/loans']]);
    assert.deepEqual(labels(card('base_model: |')), []);
  });
});

describe('completion below keys of front matter', () => {
  const index = (rest: string) => `model-index:\n- name: a\n  results:\n  - task:\n      type: text-generation\n${rest}`;

  it('knows every level of model-index', () => {
    assert.deepEqual(labels(card('model-index:\n- |')), ['name', 'results']);
    assert.deepEqual(labels(card('model-index:\n- name: a\n  |')), ['results']);
    assert.deepEqual(labels(card(index('    |'))), ['dataset', 'metrics', 'source']);
    assert.deepEqual(labels(card(index('      |'))), ['name']);
    assert.deepEqual(labels(card(index('    dataset:\n      type: x\n      |'))), [
      'name',
      'config',
      'split',
      'revision',
      'args',
    ]);
    assert.deepEqual(labels(card(index('    metrics:\n    - type: f1\n      |\n    source:'))), [
      'value',
      'name',
      'config',
      'args',
      'verified',
    ]);
    assert.deepEqual(labels(card(index('    source:\n      |'))), ['url', 'name']);
    assert.ok(labels(card(index('    metrics:\n    - type: |'))).includes('accuracy'));
    assert.ok(labels(card('model-index:\n- results:\n  - task:\n      type: |')).includes('text-generation'));
  });

  it('indents what it writes', () => {
    assert.equal(
      complete('model-index:\n  - name: a\n    res|', 'results'),
      'model-index:\n  - name: a\n    results:\n      - task:\n          type: ',
    );
    assert.equal(complete(index('    met|'), 'metrics'), index('    metrics:\n      - type: '));
    assert.equal(complete('model-index:\n- n|', 'name'), 'model-index:\n- name: ');
  });

  it('knows the keys of emissions, widgets and access forms', () => {
    assert.deepEqual(labels(card('co2_eq_emissions:\n  emissions: 12\n  |')), [
      'source',
      'training_type',
      'geographical_location',
      'hardware_used',
    ]);
    assert.deepEqual(labels(card('co2_eq_emissions: { emissions: 1, training_type: | }')), ['pre-training', 'fine-tuning']);
    assert.ok(!labels(card('co2_eq_emissions: { emissions: 1, | }')).includes('emissions'));
    assert.ok(labels(card('widget:\n- text: a\n  |')).includes('example_title'));
    assert.ok(labels(card('extra_gated_fields:\n  Country: |')).includes('country'));
    assert.deepEqual(labels(card('extra_gated_fields:\n  Why:\n    |')), ['type', 'options']);
    assert.ok(labels(card('extra_gated_fields:\n  Why:\n    type: |')).includes('select'));
  });

  it('goes by what stands around in broken text', () => {
    assert.ok(labels(card('tags: [a, b\nlicense: |')).includes('mit'));
    assert.ok(labels(card('license: "mit\npipeline_tag: |')).includes('fill-mask'));
    assert.ok(labels(card('- : x\n\tfoo\nlanguage: [a}\nlicense: |')).includes('mit'));
    assert.equal(complete('tags:\n  - a\nlic|\nlanguage: en', 'license'), 'tags:\n  - a\nlicense: \nlanguage: en');
  });
});

describe('hover in front matter', () => {
  const over = (marked: string) => hoverFrontMatter(...cursor(marked));

  it('tells what a key means and where the Hub explains it', () => {
    for (const key of Object.keys(frontMatterKeys)) {
      const meaning = over(card(`${key.slice(0, 3)}|${key.slice(3)}: x`));
      assert.equal(meaning?.title, key);
      assert.equal(meaning?.about, frontMatterKeys[key]!.about);
      assert.ok(meaning!.sources.length > 0, key);
      assert.deepEqual([meaning!.start, meaning!.end], [4, 4 + key.length]);
    }
  });

  it('tells what a value stands for', () => {
    assert.equal(over(card('license: cc-by|-nc-4.0'))?.about, hubLicenses['cc-by-nc-4.0']);
    assert.equal(over(card('language: [en, "n|o"]'))?.about, 'Norwegian');
    assert.equal(over(card('metrics:\n- w|er'))?.about, 'Word error rate of a transcription');
    assert.match(over(card('model-index:\n- results:\n  - dataset:\n      spl|it: test'))?.about ?? '', /split/);
  });

  it('is silent elsewhere', () => {
    for (const marked of [
      card('license: my-|own'),
      card('co|lour: red'),
      card('license:| mit').replace('license', 'x'),
      `${card('a: b')}licen|se: mit`,
    ]) {
      assert.equal(over(marked), null, marked);
    }
  });
});

describe('a README on its way to a card', () => {
  it('is one with new or Hub front matter, not of a Space, a data set or a web page', () => {
    for (const text of ['---\n', '---\nlic\n---\n', '---\nlicense: mit\n---\n# x\n']) assert.ok(mayBecomeCard(text), text);
    for (const text of [
      '# x\n',
      '---\ntitle: Home\nlayout: page\n---\n',
      '---\nlicense: mit\ntask_categories:\n- x\n---\n',
      '---\nsdk: gradio\nemoji: x\nlicense: mit\n---\n',
    ]) {
      assert.ok(!mayBecomeCard(text), text);
    }
  });
});

describe('completion on any text', () => {
  it('never throws, replaces one line at the cursor, and leaves keys and values that can be read', () => {
    const texts = [
      card(
        'license: mit\ntags:\n- a\n-\n- [b, {c: d}]\nmodel-index:\n- name: x\n  results:\n  - task: {type: a\n    metrics:\n     - type',
      ),
      card('language: [en, "no\nx: \'y\n? a\n: b\n&a !!str b: *c\n"q" : 1\n\tt: 2\n- - - k: v\n|\n>'),
      '---\r\nlicense: "😀 ap\r\ntags: [😀, \r\n---\r\n',
      '---\n[{"a": [1, {b',
      '---\n: : : -\n- -\n# x\n---\n',
    ];
    for (const text of texts) {
      for (let at = 0; at <= text.length; at++) {
        hoverFrontMatter(text, at);
        for (const { start, end } of completeFrontMatter(text, at)) {
          assert.ok(start <= at && at <= end, `${start} ${at} ${end}`);
          assert.ok(!/[\r\n]/.test(text.slice(start, end)));
        }
      }
    }
  });

  it('is linear', () => {
    const size = 200_000;
    for (const yaml of [
      '['.repeat(size),
      `a: ${'['.repeat(size)}`,
      `a: ${'{b: '.repeat(size)}`,
      '- '.repeat(size),
      'a: '.repeat(size),
      `"${'\\'.repeat(size)}`,
      'a\n'.repeat(size),
      ' '.repeat(size),
    ]) {
      const text = card(yaml);
      completeFrontMatter(text, 4 + yaml.length);
      hoverFrontMatter(text, 4 + (yaml.length >> 1));
    }
  });

  it('writes keys that the front matter reader finds', () => {
    const [text, at] = cursor(card('|'));
    for (const { label, start, end, newText } of completeFrontMatter(text, at)) {
      const written = text.slice(0, start) + newText + text.slice(end);
      const read = readFrontMatter(written, { start: 4, end: 4 + newText.length, bodyStart: written.length });
      assert.deepEqual(read.problems, [], label);
    }
  });
});
