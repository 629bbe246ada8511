import assert from 'node:assert/strict';
import { badgeSvg } from '../../server/core/report/badge.js';

describe('the badge', () => {
  it('says how much is settled, and holds nothing from elsewhere', () => {
    const svg = badgeSvg(21, 30);
    assert.match(svg, /<title>ML Preflight: 21 of 30 considerations settled<\/title>/);
    assert.match(svg, />ML Preflight<\/text>\s*<text[^>]*>21\/30<\/text>/);
    assert.doesNotMatch(svg.replace('http://www.w3.org/2000/svg', ''), /http|href|url\((?!#)|<script|<style/);
    assert.equal(svg, badgeSvg(21, 30));
  });

  it('has room for its words', () => {
    for (const [settled, total] of [
      [0, 30],
      [30, 30],
      [1234, 3000],
    ] as const) {
      const svg = badgeSvg(settled, total);
      const width = Number(/ width="(\d+)"/.exec(svg)![1]);
      const texts = [...svg.matchAll(/<text x="(\d+)" y="14" textLength="(\d+)"/g)].map(
        (m) => [Number(m[1]), Number(m[2])] as const,
      );
      assert.equal(texts.length, 2);
      assert.ok(texts[0]![0] + texts[0]![1] < texts[1]![0]);
      assert.ok(texts[1]![0] + texts[1]![1] <= width - 6);
      // Seven units a digit is what the font takes.
      assert.ok(texts[1]![1] >= 7 * `${settled}${total}`.length);
    }
  });

  it('is coloured by the share', () => {
    const color = (settled: number, total: number) =>
      /x="\d+" width="\d+" height="20" fill="(#\w+)"/.exec(badgeSvg(settled, total))![1];
    assert.equal(new Set([color(30, 30), color(25, 30), color(15, 30), color(8, 30), color(0, 30)]).size, 5);
    assert.equal(color(25, 30), color(29, 30));
    assert.notEqual(color(0, 0), color(0, 30));
  });
});
