import assert from 'node:assert/strict';
import { spellings } from '../../server/core/artifacts/spellings.js';

describe('spellings of a phrase', () => {
  it('takes letters for themselves, in any script', () => {
    assert.deepEqual(spellings('limitaciones éticas 限制'), ['limitaciones éticas 限制']);
  });

  it('spells out what may be left out', () => {
    assert.deepEqual(spellings('use cases?')?.sort(), ['use case', 'use cases']);
    assert.deepEqual(spellings('use(?: case)?')?.sort(), ['use', 'use case']);
  });

  it('spells out choices, one within another', () => {
    assert.deepEqual(spellings('(?:a|b(?:c|d)?) x')?.sort(), ['a x', 'b x', 'bc x', 'bd x']);
    assert.deepEqual(spellings('one|two'), ['one', 'two']);
  });

  it('spells out one of several letters, a hyphen among them', () => {
    assert.deepEqual(spellings('licen[cs]e')?.sort(), ['licence', 'license']);
    assert.deepEqual(spellings('on[- ]?call')?.sort(), ['on call', 'on-call', 'oncall']);
  });

  it('agrees with the regular expression on every spelling', () => {
    for (const phrase of ['(?:model|models) (?:type|family)s?', 'pre-?trained (?:model|weights)', 'l[ií]mites?']) {
      const pattern = new RegExp(`^(?:${phrase})$`, 'u');
      for (const text of spellings(phrase)!) assert.match(text, pattern);
    }
  });

  it('gives up where there is no end of spellings', () => {
    for (const phrase of ['latency.*', 'p[0-9]{2}', 'a+', 'a*', '[^.]', '\\d', '^a', 'a$', '(a|b)']) {
      assert.equal(spellings(phrase), null, phrase);
    }
  });

  it('gives up where there are too many, or a bracket is not closed', () => {
    assert.equal(spellings('[abcdefghij]'.repeat(8)), null);
    for (const phrase of ['(?:a|b', '[ab', 'a)b', '?']) assert.equal(spellings(phrase), null, phrase);
  });
});
