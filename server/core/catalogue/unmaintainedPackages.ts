import { table } from '../table.js';

/** A package that gets no more releases. */
export interface Unmaintained {
  /** What became of it: completes "`name` …". */
  readonly state: string;
  /** What its authors name in its place, where they do. */
  readonly successor?: string;
  /** Where its authors say so. */
  readonly url: string;
  /** The first release that cannot be installed any more: earlier ones can. */
  readonly removedFrom?: readonly number[];
  /** The successor is imported by the same name. */
  readonly sameImport?: boolean;
}

/** By name on PyPI. Only what the authors, or the foundation they belong to, declared over. */
export const unmaintainedPackages: Readonly<Record<string, Unmaintained>> = table({
  'auto-gptq': {
    state: 'is not developed any more, and Transformers has dropped it',
    successor: 'gptqmodel',
    url: 'https://github.com/AutoGPTQ/AutoGPTQ',
  },
  autoawq: {
    state: 'is deprecated and not maintained any more',
    successor: 'llmcompressor',
    url: 'https://pypi.org/project/autoawq/',
  },
  'azureml-core': {
    state: 'is version 1 of the Azure ML SDK, whose support ended on 30 June 2026',
    successor: 'azure-ai-ml',
    url: 'https://learn.microsoft.com/en-us/azure/machine-learning/migrate-to-v2-deploy-endpoints',
  },
  'azureml-sdk': {
    state: 'is version 1 of the Azure ML SDK, whose support ended on 30 June 2026',
    successor: 'azure-ai-ml',
    url: 'https://learn.microsoft.com/en-us/azure/machine-learning/migrate-to-v2-deploy-endpoints',
  },
  fbprophet: { state: 'is called `prophet` since version 1.0', successor: 'prophet', url: 'https://pypi.org/project/fbprophet/' },
  mxnet: { state: 'was retired by the Apache foundation', url: 'https://attic.apache.org/projects/mxnet.html' },
  'pytorch-pretrained-bert': {
    state: 'is called `transformers` since 2019',
    successor: 'transformers',
    url: 'https://pypi.org/project/pytorch-pretrained-bert/',
  },
  'pytorch-transformers': {
    state: 'is called `transformers` since 2019',
    successor: 'transformers',
    url: 'https://pypi.org/project/pytorch-transformers/',
  },
  'tensorflow-gpu': {
    state: 'was removed: its installation fails',
    successor: 'tensorflow',
    url: 'https://pypi.org/project/tensorflow-gpu/',
    removedFrom: [2, 12],
    sameImport: true,
  },
  torchserve: {
    state: 'is not maintained any more: no updates, no security patches',
    url: 'https://github.com/pytorch/serve',
  },
});
