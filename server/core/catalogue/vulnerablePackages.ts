import { table } from '../table.js';

/** A published flaw of a library that loads or serves models. */
export interface Vulnerability {
  /** As its advisory is cited. */
  readonly id: string;
  /** Where the affected and the fixed versions are stated. */
  readonly url: string;
  /** What an attacker gets: completes "lets …". */
  readonly lets: string;
  /** First release that has it; from the beginning where absent. */
  readonly from?: readonly number[];
  /** First release without it. */
  readonly fixed: string;
}

/**
 * Flaws by the name of the package on PyPI: those that give code execution, files or the rights of the service to somebody
 * outside, newest first. Not a database of advisories, which belongs in a scanner; torch has a rule of its own.
 */
export const vulnerablePackages: Readonly<Record<string, readonly Vulnerability[]>> = table({
  bentoml: [
    {
      id: 'CVE-2025-27520',
      url: 'https://github.com/bentoml/BentoML/security/advisories/GHSA-33xw-247w-6hmc',
      lets: 'any client run code in the server with a pickled request',
      from: [1, 3, 4],
      fixed: '1.4.3',
    },
  ],
  diffusers: [
    {
      id: 'CVE-2026-44827',
      url: 'https://github.com/advisories/GHSA-j7w6-vpvq-j3gm',
      lets: 'a model repository run code although `trust_remote_code` is off',
      fixed: '0.38.0',
    },
  ],
  gradio: [
    {
      id: 'CVE-2024-1561',
      url: 'https://nvd.nist.gov/vuln/detail/CVE-2024-1561',
      lets: 'any visitor read files of the server',
      fixed: '4.13.0',
    },
  ],
  keras: [
    {
      id: 'CVE-2025-8747',
      url: 'https://nvd.nist.gov/vuln/detail/CVE-2025-8747',
      lets: 'a model file run code although `safe_mode` is on',
      from: [3],
      fixed: '3.11.0',
    },
  ],
  litellm: [
    {
      id: 'CVE-2026-42271',
      url: 'https://github.com/advisories/GHSA-v4p8-mg3p-g94g',
      lets: 'every holder of a proxy key run commands on the host',
      from: [1, 74, 2],
      fixed: '1.83.7',
    },
  ],
  'llama-cpp-python': [
    {
      id: 'CVE-2024-34359',
      url: 'https://github.com/abetlen/llama-cpp-python/security/advisories/GHSA-56xg-wfcc-g829',
      lets: 'the chat template of a model file run code',
      from: [0, 2, 30],
      fixed: '0.2.72',
    },
  ],
  mlflow: [
    {
      id: 'CVE-2026-64849',
      url: 'https://nvd.nist.gov/vuln/detail/CVE-2026-64849',
      lets: 'anybody who reaches the tracking server read internal addresses through it',
      from: [3, 10],
      fixed: '3.15.0',
    },
    {
      id: 'CVE-2024-2928',
      url: 'https://nvd.nist.gov/vuln/detail/CVE-2024-2928',
      lets: 'anybody who reaches the tracking server read files of its machine',
      fixed: '2.11.3',
    },
  ],
  ray: [
    {
      id: 'CVE-2025-62593',
      url: 'https://nvd.nist.gov/vuln/detail/CVE-2025-62593',
      lets: 'a web page that somebody opens submit jobs to the cluster',
      fixed: '2.52.0',
    },
  ],
  transformers: [
    {
      id: 'CVE-2026-4372',
      url: 'https://nvd.nist.gov/vuln/detail/CVE-2026-4372',
      lets: 'the config of a model run code although `trust_remote_code` is off',
      from: [4, 56],
      fixed: '5.3.0',
    },
  ],
  vllm: [
    {
      id: 'CVE-2026-22807',
      url: 'https://github.com/vllm-project/vllm/security/advisories/GHSA-2pc9-4j83-qjmr',
      lets: 'a model repository run code although `trust_remote_code` is off',
      from: [0, 10, 1],
      fixed: '0.14.0',
    },
    {
      id: 'CVE-2025-47277',
      url: 'https://github.com/vllm-project/vllm/security/advisories/GHSA-hjq4-87xh-g4fv',
      lets: 'whoever reaches its cache transfer between nodes run code',
      from: [0, 6, 5],
      fixed: '0.8.5',
    },
  ],
});
