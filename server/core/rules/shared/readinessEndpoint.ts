import type { ModelServer } from './modelServer.js';

/** Where a server tells over HTTP that its model is loaded. */
export interface ReadinessEndpoint {
  readonly path: string;
  /** The port it listens on where nothing says otherwise. */
  readonly port: number;
  /** Flags and variables that say otherwise. */
  readonly flags: readonly string[];
  readonly variables: readonly string[];
  /** It answers nothing but HTTP, so that a single declared port is the one. */
  readonly onlyHttp: boolean;
}

const SERVERS: Readonly<Record<Exclude<ModelServer, 'tensorflow-serving'>, ReadinessEndpoint>> = {
  vllm: { path: '/health', port: 8000, flags: ['--port'], variables: [], onlyHttp: true },
  tgi: { path: '/health', port: 80, flags: ['--port', '-p'], variables: ['PORT'], onlyHttp: true },
  tei: { path: '/health', port: 80, flags: ['--port', '-p'], variables: ['PORT'], onlyHttp: true },
  sglang: { path: '/health', port: 30000, flags: ['--port'], variables: [], onlyHttp: true },
  nim: { path: '/v1/health/ready', port: 8000, flags: [], variables: ['NIM_SERVER_PORT', 'NIM_HTTP_API_PORT'], onlyHttp: true },
  triton: { path: '/v2/health/ready', port: 8000, flags: ['--http-port'], variables: [], onlyHttp: false },
  mlserver: { path: '/v2/health/ready', port: 8080, flags: [], variables: ['MLSERVER_HTTP_PORT'], onlyHttp: false },
  torchserve: { path: '/ping', port: 8080, flags: [], variables: [], onlyHttp: false },
};

/** The endpoint of a server that has one for `model`; undefined where it has none. Sources: each server's own documentation. */
export function readinessEndpoint(server: ModelServer, model: string): ReadinessEndpoint | undefined {
  if (server !== 'tensorflow-serving') return SERVERS[server];
  if (!/^[\w.-]+$/.test(model)) return undefined;
  return { path: `/v1/models/${model}`, port: 8501, flags: ['--rest_api_port'], variables: [], onlyHttp: false };
}
