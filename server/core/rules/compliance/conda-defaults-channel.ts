import { get, isSeq, parseYaml, str } from '../../artifacts/yaml.js';
import { removeItem, setScalar } from '../../artifacts/yamlEdit.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { inPart } from '../shared/edits.js';

/** Channels of repo.anaconda.com; `defaults` stands for `main`, `r` and `msys2`. */
const ANACONDA = /^(?:defaults|anaconda|main|pkgs\/(?:main|r|msys2|free)|https?:\/\/repo\.(?:anaconda\.com|continuum\.io)\/.*)$/i;

export default defineRule({
  id: 'compliance/conda-defaults-channel',
  consideration: 'compliance/regulations',
  reads: 'requirements',
  severity: 'info',
  problem: 'Packages come from a channel of Anaconda, whose terms ask larger organisations for a paid plan.',
  remedy: 'Take them from `conda-forge`, or have the plan confirmed by whoever buys software.',
  why: 'The terms bind everybody who builds the environment, and a company above their limit breaks them with every build.',
  sources: [
    { title: 'Anaconda: terms of service', url: 'https://www.anaconda.com/legal/terms/terms-of-service' },
    { title: 'Anaconda.org: channel anaconda', url: 'https://anaconda.org/anaconda/repo' },
  ],
  standards: ['ISO/IEC 42001 A.10.3'],
  fix: 'suggested',
  examples: {
    bad: { 'environment.yml': 'name: scorer\nchannels:\n  - defaults\ndependencies:\n  - python=3.12\n  - pytorch=2.8.0\n' },
    good: { 'environment.yml': 'name: scorer\nchannels:\n  - conda-forge\ndependencies:\n  - python=3.12\n  - pytorch=2.8.0\n' },
  },
  *check(_, { artifact }) {
    if (artifact.kind !== 'requirements' || !artifact.channels || artifact.templated) return;
    const { text } = artifact.parts[0]!;
    const list = get(parseYaml(text)[0]?.root, 'channels');
    const open = artifact.channels.some(({ name }) => name === 'conda-forge');
    for (const [index, { name, span }] of artifact.channels.entries()) {
      if (!ANACONDA.test(name)) continue;
      const node = isSeq(list) ? list.items[index] : undefined;
      const same = isSeq(list) && node && str(node) === name;
      const edits = !same ? [] : open ? removeItem(text, list, index) : setScalar(text, node, 'conda-forge');
      const title = open ? `Leave out \`${name}\`` : 'Take them from `conda-forge`';
      const only = artifact.channels.filter((each) => ANACONDA.test(each.name)).length === 1;
      yield finding(
        span,
        `\`${name}\` is a channel of Anaconda, whose terms ask larger organisations for a paid plan.`,
        edits.length > 0 && only ? [suggestedFix(title, ...inPart(edits))] : [],
      );
    }
  },
});
