import assert from 'node:assert/strict';
import { readMarkdown } from '../../server/core/artifacts/markdown.js';
import { readLabels } from '../../server/core/artifacts/markdownLabels.js';

const headings = (text: string, from = 0) => readMarkdown(text, from).headings.map((h) => `${h.level} ${h.style} ${h.text}`);
const labels = (text: string, isKnown = (_: string) => false) =>
  readLabels(readMarkdown(text), isKnown).map((l) => [l.text, l.kind, text.slice(l.content.start, l.content.end)]);

describe('markdown headings', () => {
  it('reads ATX, Setext and HTML headings with their offsets', () => {
    const text = '# One #\n\nTwo\nlines\n---\n\n<div>\n<h3 align="center">Three</h3>\n</div>\n';
    assert.deepEqual(headings(text), ['1 atx One', '2 setext Two\nlines', '3 html Three']);
    const places = readMarkdown(text).headings.map((h) => text.slice(h.start, h.end));
    assert.deepEqual(places, ['# One #', 'Two\nlines\n---', '<h3 align="center">Three</h3>']);
    assert.equal(text.slice(readMarkdown(text).headings[2]!.blockStart).startsWith('<div>'), true);
  });

  it('takes nothing for a heading in fences, indented code, comments, quotes and list items', () => {
    const text = [
      '```python',
      '# comment',
      '```',
      '',
      '~~~~',
      '```',
      '# still code',
      '~~~~',
      '',
      '    # indented',
      '',
      '<!--',
      '## hidden',
      '',
      '## hidden too',
      '-->',
      '',
      '> ## quoted',
      '',
      '- ## in a list',
      '  ```',
      '  # nested fence',
      '  ```',
      '',
      '## Real',
    ].join('\n');
    assert.deepEqual(headings(text), ['2 atx Real']);
  });

  it('reads the same with CRLF, offsets aside', () => {
    const text = '# A\n\nB\n=\n\n```\n# c\n```\n\n| x | y |\n|---|---| \n| License | MIT |\n\n## D ##\n';
    const crlf = text.replaceAll('\n', '\r\n');
    assert.deepEqual(headings(crlf), headings(text));
    assert.deepEqual(labels(text), [['License', 'cell', 'MIT']]);
    assert.deepEqual(labels(crlf), [['License', 'cell', 'MIT']]);
    for (const h of readMarkdown(crlf).headings) assert.doesNotMatch(crlf.slice(h.start, h.end), /\r$/);
  });

  it('begins at the given offset and blanks what stands before it', () => {
    const text = '---\na: 1\n---\n# T\n';
    assert.deepEqual(headings(text, 13), ['1 atx T']);
    const { content } = readMarkdown(text, 13);
    assert.equal(content.length, text.length);
    assert.equal(content.trim(), '# T');
  });
});

describe('markdown text without code and comments', () => {
  it('keeps every offset and line break', () => {
    const text = 'a <!-- b --> c `d` e\r\n\r\n```\r\nTODO\r\n```\r\n\r\n<!-- x\r\ny --> z\r\n';
    const { content, prose } = readMarkdown(text);
    assert.equal(content.length, text.length);
    assert.equal(prose.length, text.length);
    assert.equal(prose.replace(/[^\r\n]/g, ''), text.replace(/[^\r\n]/g, ''));
    assert.match(content, /TODO/);
    assert.doesNotMatch(prose, /TODO|b|d|x|y/);
    assert.match(prose, /^a {12}c {5}e\r\n/);
    assert.match(prose, / z\r\n$/);
  });

  it('finds a fence, comment or script that nothing closes', () => {
    assert.equal(readMarkdown('a\n\n```\nb\n').openFrom, 3);
    assert.equal(readMarkdown('a\n\n<!-- b\n').openFrom, 3);
    assert.equal(readMarkdown('a\n\n<script>\nb\n').openFrom, 3);
    for (const closed of ['', 'a', '```\nb\n```\n', '<!-- b -->\n', '<script>\n</script>\n', '<div>\nb\n']) {
      assert.equal(readMarkdown(closed).openFrom, null, closed);
    }
  });
});

describe('markdown labels', () => {
  it('reads bold labels in paragraphs, on lines of their own and in lists', () => {
    const text =
      '**A:** one\n**B**: two\n\n- **C:** three\n  - **D:** four\n- __E:__ five\n\n<b>F:</b> six\n\n**G**\n\nseven\n\n## H\n\neight';
    assert.deepEqual(labels(text), [
      ['A', 'bold', 'one'],
      ['B', 'bold', 'two'],
      ['C', 'bold', 'three\n  - **D:** four'],
      ['D', 'bold', 'four'],
      ['E', 'bold', 'five'],
      ['F', 'bold', 'six'],
      ['G', 'bold', 'seven'],
    ]);
  });

  it('lets a label reach over a list that it introduces', () => {
    assert.deepEqual(labels('**A:**\n\n- x\n- **B:** y\n\n**C:** such as:\n\n- z\n\n---\n\n**D:** w\n\nv\n'), [
      ['A', 'bold', '- x\n- **B:** y'],
      ['B', 'bold', 'y'],
      ['C', 'bold', 'such as:\n\n- z\n\n---'],
      ['D', 'bold', 'w'],
    ]);
  });

  it('takes a plain label only where it is known', () => {
    const text = '- License: MIT\n- Note: no\n\nContact: me\nmore\n';
    assert.deepEqual(labels(text), []);
    assert.deepEqual(
      labels(text, (words) => words !== 'Note'),
      [
        ['License', 'plain', 'MIT'],
        ['Contact', 'plain', 'me'],
      ],
    );
  });

  it('takes nothing for a label in code, comments, links and amid a sentence', () => {
    const text =
      '`**A:** x`\n\n<!-- **B:** x -->\n\n[**C:**](u) x\n\n```\n**D:** x\n```\n\nsome **E:** x\n\n**not a label** goes on\n';
    assert.deepEqual(labels(text), []);
  });

  it('reads the rows of two-column tables, empty cells too', () => {
    const text =
      '| Field | Response |\n|---|---|\n| **Bias** | none found |\n| Privacy |  |\n\n| a | b | c |\n|---|---|---|\n| x | y | z |\n';
    assert.deepEqual(labels(text), [
      ['Bias', 'cell', 'none found'],
      ['Privacy', 'cell', ''],
    ]);
  });
});

describe('markdown of bad shape', () => {
  for (const unit of [
    '>',
    '- ',
    '`a',
    '**',
    '<h1>',
    '<!--',
    '[',
    'a\n=\n',
    '|a|b\n|-|-\n',
    '{{ a ',
    '# a #',
    '***',
    '> - > ',
    '1. ',
    '* + ',
  ]) {
    it(`reads 100,000 characters of ${JSON.stringify(unit)} in linear time`, function () {
      this.timeout(8000);
      const text = unit.repeat(100_000 / unit.length);
      assert.equal(readMarkdown(text).content.length, text.length);
      assert.ok(labels(text).length >= 0);
    });
  }
});
