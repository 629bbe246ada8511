import { defineAbsence } from '../../rule.js';
import { cardSectionFix } from '../shared/cardSection.js';
import { cardExample } from '../shared/exampleCard.js';

export default defineAbsence({
  id: 'security/no-update-path',
  consideration: 'security/upkeep',
  weight: 'low',
  problem: 'Nothing in this project keeps the libraries and the image known and up to date.',
  remedy: 'Pin the image by digest and the requirements by hash, and let a bot propose the updates.',
  why: 'A hole in a library stays open for as long as nobody knows which version runs, and an unpinned one changes without being asked.',
  sources: [
    { title: 'pip: secure installs', url: 'https://pip.pypa.io/en/stable/topics/secure-installs/' },
    { title: 'Kubernetes: image digests', url: 'https://kubernetes.io/docs/concepts/containers/images/#image-names' },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MANAGE 3.1', 'OWASP LLM03:2025'],
  fix: 'suggested',
  examples: {
    bad: { ...cardExample(), 'requirements.txt': 'scikit-learn==1.7.2\npandas==2.3.3\n' },
    good: { 'requirements.txt': `scikit-learn==1.7.2 --hash=sha256:${'4f'.repeat(32)}\n` },
  },
  fixes: (place) => cardSectionFix(place, 'security/upkeep'),
});
