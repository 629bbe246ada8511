/** Desktop and remote: the server is a Node process, spoken to over IPC. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith, type Exports, type Running } from './activate.js';

let running: Running | undefined;

export function activate(context: ExtensionContext): Exports {
  const module = context.asAbsolutePath('dist/server.js');
  running = activateWith(
    context,
    (options) => new LanguageClient('mlPreflight', 'ML Preflight', { module, transport: TransportKind.ipc }, options),
  );
  return running.exports;
}

export function deactivate(): Promise<void> | undefined {
  return running?.stop();
}
