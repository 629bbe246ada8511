import { spanOf } from '../../artifacts/kubernetes.js';
import { publishedPorts } from '../../composePorts.js';
import { defineRule, finding } from '../../rule.js';

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
  fix: 'none',
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
  *check({ container, form, init }) {
    const open = container.args.find((a) => NO_TOKEN.test(a.text));
    if (init || !open || container.args.some((a) => PASSWORD.test(a.text))) return;
    const ports = form === 'compose' ? publishedPorts(container.node) : [];
    if (ports.length > 0 && ports.every((p) => p.local)) return;
    yield finding(spanOf(open.node), `\`${open.text.split('=', 1)[0]}\` is switched off.`);
  },
});
