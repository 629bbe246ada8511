import { isCommitUrl } from '../../artifacts/requirements.js';
import { meaningsOf } from '../../meaningsOf.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';
import { isAside } from '../shared/asideRequirements.js';
import { commitFromProject } from '../shared/knownVersions.js';
import { isLocked } from '../shared/lockedBy.js';

/** Names of branches; anything else behind the `@` is taken for a tag. */
const BRANCH = /^(?:main|master|dev|devel|develop|development|trunk|head|nightly|next|staging|unstable)$/i;

export default defineRule({
  id: 'versioning/vcs-requirement-unpinned',
  consideration: 'versioning/version-control',
  reads: 'requirements',
  severity: 'warning',
  problem: 'A requirement is installed from whatever a repository holds that day.',
  remedy: 'Name the commit you tested: `git+https://host/owner/name@<commit>`.',
  why: 'Every push to that branch changes your model server at its next build, without a release and without a review of yours.',
  sources: [{ title: 'pip: VCS support', url: 'https://pip.pypa.io/en/stable/topics/vcs-support/' }],
  standards: ['NIST AI RMF MEASURE 2.5', 'ISO/IEC 42001 A.6.2.3', 'OWASP LLM03:2025'],
  fix: 'suggested',
  examples: {
    bad: {
      'requirements.txt': 'torch==2.8.0\ngit+https://github.com/huggingface/transformers\n',
      Dockerfile:
        'FROM python:3.12-slim\nRUN pip install git+https://github.com/huggingface/transformers@4d806dba8c5a1a4a8d0a5f5a8d1a0b2c3d4e5f60\nUSER 1000\n',
    },
    good: {
      'requirements.txt':
        'torch==2.8.0\ngit+https://github.com/huggingface/transformers@4d806dba8c5a1a4a8d0a5f5a8d1a0b2c3d4e5f60\n',
    },
  },
  settled: isLocked,
  fixesFrom({ span }, artifact, project) {
    const lists = artifact.kind === 'requirements' ? [artifact] : (meaningsOf(artifact).packages ?? []);
    const entry = lists
      .flatMap(({ entries }) => entries)
      .find((e) => e.span.part === span.part && e.span.start === span.start && e.url !== undefined);
    const known = entry && commitFromProject(entry, artifact, project);
    return known ? [suggestedFix(`Take commit ${known.value.slice(0, 12)}, as in \`${known.place}\``, ...known.edits)] : [];
  },
  *check(requirements, { artifact }) {
    if (artifact.templated || isAside(artifact)) return;
    for (const { url, span, hashed } of requirements.entries) {
      if (url === undefined || hashed || isCommitUrl(url) || url.includes('${')) continue;
      const found = /^(?:git|hg|bzr)\+[a-z+]+:\/\/([^#?\s]+)/i.exec(url);
      if (!found) continue;
      const path = found[1]!.slice(found[1]!.indexOf('/') + 1);
      const at = path.lastIndexOf('@');
      const reference = at < 0 ? undefined : path.slice(at + 1);
      const name = path
        .slice(0, at < 0 ? undefined : at)
        .replace(/\.git$/, '')
        .split('/')
        .at(-1)!
        .slice(0, 60);
      if (reference === undefined) yield finding(span, `\`${name}\` comes from the newest commit of its repository.`);
      else if (BRANCH.test(reference)) yield finding(span, `\`${name}\` comes from the branch \`${reference}\`, which moves.`);
    }
  },
});
