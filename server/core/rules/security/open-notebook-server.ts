import { spanOf } from '../../artifacts/kubernetes.js';
import { get, isSeq } from '../../artifacts/yaml.js';
import { removeItem } from '../../artifacts/yamlEdit.js';
import { publishedPorts } from '../../composePorts.js';
import type { Argument, Container } from '../../container.js';
import type { OffsetEdit } from '../../fixes.js';
import { defineRule, finding } from '../../rule.js';
import { offered } from '../shared/offered.js';

const NO_TOKEN = /^--(?:NotebookApp|ServerApp|IdentityProvider)\.token=(?:''|"")?$/;
const PASSWORD = /^--(?:NotebookApp\.password|ServerApp\.password|PasswordIdentityProvider\.hashed_password)=(?!(?:''|"")?$)/;

export default defineRule({
  id: 'security/open-notebook-server',
  consideration: 'security/protection',
  reads: 'container',
  severity: 'warning',
  problem: 'The notebook server lets everyone in without a token.',
  remedy: 'Leave the token on, or set a password; publish the port on `127.0.0.1` only.',
  why: 'Whoever reaches the port runs any code with your data, your models and the credentials in the container.',
  sources: [
    {
      title: 'Jupyter Server: security in the Jupyter Server',
      url: 'https://jupyter-server.readthedocs.io/en/latest/operators/security.html',
    },
  ],
  standards: ['EU AI Act Art. 15', 'NIST AI RMF MEASURE 2.7', 'CWE-306'],
  fix: 'suggested',
  examples: {
    bad: {
      'compose.yaml': `services:
  notebook:
    image: jupyter/pytorch-notebook:2025-03-14
    command: start-notebook.sh --NotebookApp.token=''
    ports: ["8888:8888"]
`,
    },
    good: {
      'compose.yaml': `services:
  notebook:
    image: jupyter/pytorch-notebook:2025-03-14
    command: start-notebook.sh
    ports: ["127.0.0.1:8888:8888"]
`,
    },
  },
  *check({ container, form, init }, { artifact }) {
    const open = container.args.find((a) => NO_TOKEN.test(a.text));
    if (init || !open || container.args.some((a) => PASSWORD.test(a.text))) return;
    const ports = form === 'compose' ? publishedPorts(container.node) : [];
    if (ports.length > 0 && ports.every((p) => p.local)) return;
    const fixes = form === 'dockerfile' ? [] : offered('Leave the token on', without(artifact.parts[0]!.text, container, open));
    yield finding(spanOf(open.node), `\`${open.text.split('=', 1)[0]}\` is switched off.`, fixes);
  },
});

/** Takes the argument out of its list, or out of the words of a plain command. */
function without(text: string, { node, args }: Container, { node: scalar }: Argument): OffsetEdit[] {
  if (scalar.anchor !== undefined) return [];
  const alone = args.filter((a) => a.node === scalar).length === 1;
  for (const list of ['args', 'command', 'entrypoint'].map((key) => get(node, key))) {
    if (!isSeq(list) || !list.items.includes(scalar)) continue;
    return alone && list.items.length > 1 ? removeItem(text, list, list.items.indexOf(scalar)) : [];
  }
  const source = text.slice(scalar.start, scalar.end);
  const found = [...source.matchAll(/ --(?:NotebookApp|ServerApp|IdentityProvider)\.token=(?:''|"")?(?=\s|$)/g)];
  const [only] = found;
  if (!only || found.length > 1 || scalar.style !== 'plain') return [];
  const start = scalar.start + only.index;
  return [{ start, end: start + only[0].length, newText: '' }];
}
