import { endedIn } from '../../catalogue/endOfLife.js';
import { defineRule, finding } from '../../rule.js';
import { dockerfileExample } from '../shared/exampleDocker.js';

export default defineRule({
  id: 'security/end-of-life-base-image',
  consideration: 'security/upkeep',
  reads: 'image',
  severity: 'warning',
  problem: 'The image is made of a system or a Python that gets no security fixes any more.',
  remedy: 'Move to a release that is maintained, rebuild, and test the model in it.',
  why: 'Flaws found since then stay open in your service however often you rebuild it, and new releases of the libraries are not built for it.',
  sources: [
    { title: "Python Developer's Guide: status of Python versions", url: 'https://devguide.python.org/versions/' },
    { title: 'Ubuntu: release cycle', url: 'https://ubuntu.com/about/release-cycle' },
    { title: 'Debian: long term support', url: 'https://wiki.debian.org/LTS' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MANAGE 3.2'],
  fix: 'none',
  examples: {
    bad: dockerfileExample('USER 10001\nCMD ["vllm", "serve", "/models/scorer"]', 'python:3.8-slim'),
    good: dockerfileExample('USER 10001\nCMD ["vllm", "serve", "/models/scorer"]', 'python:3.12-slim'),
  },
  *check({ reference, written }, { artifact, today }) {
    if (reference.unknown || artifact.templated) return;
    const ended = endedIn(reference.repository, reference.tag ?? '', today);
    if (ended) yield finding(written.span, `${ended.name} gets no security fixes since ${ended.end.slice(0, 7)}.`);
  },
});
