import { spanOf } from '../../artifacts/kubernetes.js';
import { flag } from '../../container.js';
import { defineRule, finding } from '../../rule.js';
import { setFlagValue } from '../shared/argumentEdit.js';
import { deploymentExample } from '../shared/exampleManifests.js';
import { modelServer } from '../shared/modelServer.js';
import { offered } from '../shared/offered.js';

const MODE = ['--model-control-mode'];
const FENCES = ['--http-restricted-api', '--grpc-restricted-protocol'];
const example = (more: string) =>
  deploymentExample(`args: ["tritonserver", "--model-repository=/models"${more}]`, '', 'nvcr.io/nvidia/tritonserver:26.01-py3');

export default defineRule({
  id: 'security/triton-model-control',
  consideration: 'security/protection',
  reads: 'container',
  severity: 'warning',
  problem: 'Whoever reaches the Triton server can load models into it.',
  remedy: 'Leave `--model-control-mode` at `none`, or ask for a key with `--http-restricted-api=model-repository:<key>=<value>`.',
  why: 'A model can be a Python program, so the right to load one is the right to run code on the server.',
  sources: [
    {
      title: 'Triton: secure deployment considerations',
      url: 'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/customization_guide/deploy.html',
    },
    {
      title: 'Triton: limit endpoint access',
      url: 'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/customization_guide/inference_protocols.html',
    },
  ],
  standards: ['EU AI Act Art. 15', 'OWASP ML10:2023', 'OWASP LLM04:2025', 'CWE-306'],
  fix: 'suggested',
  examples: { bad: example(', "--model-control-mode=explicit"'), good: example('') },
  *check({ container, form, init }, { artifact }) {
    // The agents of model meshes load models over localhost, and their servers open no other way in.
    if (init || form === 'runtime' || form === 'seldon' || modelServer(container) !== 'triton') return;
    const mode = flag(container, ...MODE);
    if (mode?.text !== 'explicit') return;
    const fenced = container.args.some(
      ({ text }) => FENCES.some((name) => text.startsWith(name)) || /(?:^|[,=])model-repository[,:]/.test(text),
    );
    if (fenced) return;
    // With models that are named one by one the mode is needed.
    const named = container.args.some(({ text }) => text.startsWith('--load-model'));
    const edits = named ? [] : setFlagValue(artifact.parts[0]!.text, mode, MODE, 'none');
    yield finding(spanOf(mode.node), '', offered('Load the models of the repository at the start', edits));
  },
});
