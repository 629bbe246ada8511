/** Browser (vscode.dev, github.dev): the server is a web worker. */
import { type ExtensionContext, Uri, workspace } from 'vscode';
import type { LanguageClientOptions, MessageTransports } from 'vscode-languageclient';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activateWith, type Exports, type Running } from './activate.js';

/** The part of the DOM's Worker that is used; the DOM's types would let too much else in. */
declare class Worker {
  constructor(script: string);
  terminate(): void;
}

let running: Running | undefined;

export function activate(context: ExtensionContext): Exports {
  const script = Uri.joinPath(context.extensionUri, 'dist/server.worker.js');
  running = activateWith(context, (options) => new WorkerClient(script, options));
  return running.exports;
}

export function deactivate(): Promise<void> | undefined {
  return running?.stop();
}

/** The language client leaves its worker alive when it stops; this one ends it, after the farewell. */
class WorkerClient extends LanguageClient {
  private worker: Worker | undefined;

  constructor(script: Uri, options: LanguageClientOptions) {
    super('mlPreflight', 'ML Preflight', () => this.connect(script), options);
  }

  override async stop(timeout?: number): Promise<void> {
    try {
      await super.stop(timeout);
    } finally {
      this.worker?.terminate();
    }
  }

  private async connect(script: Uri): Promise<MessageTransports> {
    this.worker?.terminate();
    this.worker = new Worker(await address(script));
    // As transports, because VS Code puts a function of its own in the place of Worker, which the client's `instanceof` denies.
    return { reader: new BrowserMessageReader(this.worker), writer: new BrowserMessageWriter(this.worker) };
  }
}

/** Where a worker can load the script from. VS Code refuses workers of extensions it gets from a remote, so those go as a blob. */
async function address(script: Uri): Promise<string> {
  if (script.scheme !== 'vscode-remote') return script.toString(true);
  return URL.createObjectURL(new Blob([await workspace.fs.readFile(script)], { type: 'application/javascript' }));
}
