import { defineRule, finding, suggestedFix } from '../../rule.js';
import { findSecrets } from '../../secrets.js';

export default defineRule({
  id: 'security/secret-in-requirements',
  consideration: 'security/protection',
  reads: 'requirements',
  severity: 'error',
  problem: 'A credential stands in the requirements.',
  remedy: 'Revoke it, then let pip read it from the environment: `https://${INDEX_USER}:${INDEX_PASSWORD}@host/simple`.',
  why: 'The file is committed and copied into images, and whoever has either can use the credential until it is revoked.',
  sources: [
    {
      title: 'pip: using environment variables',
      url: 'https://pip.pypa.io/en/stable/reference/requirements-file-format/#using-environment-variables',
    },
    { title: 'CWE-798: use of hard-coded credentials', url: 'https://cwe.mitre.org/data/definitions/798.html' },
  ],
  standards: ['EU AI Act Art. 15', 'CWE-798', 'OWASP LLM02:2025'],
  fix: 'suggested',
  examples: {
    bad: { 'requirements.txt': '--extra-index-url https://ci:Tq7rV2mZx9Lw@pypi.northwind.example/simple\nscikit-learn==1.7.2\n' },
    good: {
      'requirements.txt': '--extra-index-url https://ci:${INDEX_PASSWORD}@pypi.northwind.example/simple\nscikit-learn==1.7.2\n',
    },
  },
  *check(_, { artifact }) {
    if (artifact.kind !== 'requirements') return;
    const { text } = artifact.parts[0]!;
    for (const { start, end, kind } of findSecrets(text)) {
      const byPip = artifact.format === 'pip' || artifact.format === 'conda';
      const password =
        byPip && kind === 'password in a URL' ? /^([^/]*\/\/[^\s:@/]+:)([^\s@]+)@/.exec(text.slice(start, end)) : null;
      const at = start + (password?.[1]?.length ?? 0);
      const fixes = password
        ? [
            suggestedFix('Read the password from the environment variable INDEX_PASSWORD', {
              span: { part: 0, start: at, end: at + password[2]!.length },
              newText: '${INDEX_PASSWORD}',
            }),
          ]
        : [];
      yield finding(
        { part: 0, start, end },
        kind === 'password in a URL' ? 'A password stands in this URL.' : `A credential stands here: ${kind}.`,
        fixes,
      );
    }
  },
});
