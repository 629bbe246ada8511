import type { Span } from '../../model.js';
import { defineRule, finding, suggestedFix } from '../../rule.js';

const PLAIN = /http:\/\/(?!(?:[^@/\s]*@)?(?:localhost|127\.|\[::1\]|0\.0\.0\.0|host\.docker\.internal))/i;
const SOURCES = new Set(['-i', '--index-url', '--extra-index-url', '-f', '--find-links', '--pypi-url']);

export default defineRule({
  id: 'security/insecure-index',
  consideration: 'security/upkeep',
  reads: 'requirements',
  severity: 'warning',
  problem: 'Packages are fetched without a check of who sends them.',
  remedy:
    'Fetch them over `https://`, and give pip the certificate of a private index with `--cert` instead of trusting the host.',
  why: 'Whoever sits on the network between can put any code into the packages, and it runs with the rights of the build.',
  sources: [
    { title: 'pip: --trusted-host', url: 'https://pip.pypa.io/en/stable/cli/pip/#cmdoption-trusted-host' },
    { title: 'pip: HTTPS certificates', url: 'https://pip.pypa.io/en/stable/topics/https-certificates/' },
  ],
  standards: ['EU AI Act Art. 15', 'OWASP LLM03:2025', 'CWE-319'],
  fix: 'suggested',
  examples: {
    bad: { 'requirements.txt': '--index-url http://pypi.northwind.example/simple\nscikit-learn==1.7.2\n' },
    good: { 'requirements.txt': '--index-url https://pypi.northwind.example/simple\nscikit-learn==1.7.2\n' },
  },
  *check(requirements, { artifact }) {
    const text = artifact.parts[0]!.text;
    for (const { name, value, span } of requirements.options) {
      if (SOURCES.has(name)) yield* plain(text, span, 'The index is read over plain HTTP.');
      if (name === '--trusted-host' && !/^(?:localhost|127\.|\[?::1)/.test(value)) {
        yield finding(span, `The certificate of \`${value.slice(0, 60)}\` is not checked.`);
      }
    }
    for (const { url, span } of requirements.entries) {
      if (url !== undefined) yield* plain(text, span, 'This package is fetched over plain HTTP.');
    }
  },
});

function* plain(text: string, span: Span, message: string) {
  const found = PLAIN.exec(text.slice(span.start, span.end));
  if (!found) return;
  const start = span.start + found.index;
  // A port means a server of its own for plain HTTP: `https://` alone does not find another.
  const port = /^http:\/\/[^/\s]*:\d+(?:[/\s]|$)/i.test(text.slice(start, span.end).replace(/\/\/[^@/\s]*@/, '//'));
  const fix = suggestedFix('Fetch it over `https://`', { span: { part: 0, start, end: start + 4 }, newText: 'https' });
  const end = start + /^\S*/.exec(text.slice(start, span.end))![0].length;
  yield finding({ part: 0, start, end }, message, port ? [] : [fix]);
}
