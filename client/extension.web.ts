/** Browser (vscode.dev, github.dev): the server is a web worker. */
import { type ExtensionContext, Uri } from 'vscode';
import { type LanguageClientOptions, State } from 'vscode-languageclient';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateWith, type Running } from './activate.js';

/** The part of the DOM's Worker that is used; the DOM's types would let too much else in. */
declare class Worker {
  constructor(script: string);
  terminate(): void;
}

let running: Running | undefined;

export function activate(context: ExtensionContext): Running {
  const script = Uri.joinPath(context.extensionUri, 'dist/server.worker.js').toString(true);
  running = activateWith(context, (options) => workerClient(script, options));
  return running;
}

export function deactivate(): Promise<void> | undefined {
  return running?.stop();
}

/** The language client leaves its worker alive when it stops, so every start has a worker that ends with it. */
function workerClient(script: string, options: LanguageClientOptions): LanguageClient {
  let worker: Worker | undefined;
  const client = new LanguageClient(
    'mlPreflight',
    'ML Preflight',
    async () => {
      worker?.terminate();
      worker = new Worker(script);
      return worker;
    },
    options,
  );
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Stopped || newState === State.StartFailed) worker?.terminate();
  });
  return client;
}
