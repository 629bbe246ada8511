import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from './protocol.js';

/** What the client can do, asked once. Everything is false for a client that says nothing. */
export interface ClientSupport {
  readonly pull: boolean;
  readonly diagnosticRefresh: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticData: boolean;
  readonly configuration: boolean;
  readonly configurationRegistration: boolean;
  readonly watchRegistration: boolean;
  readonly workspaceFolders: boolean;
  readonly codeActionLiterals: boolean;
  readonly preferredActions: boolean;
  readonly documentChanges: boolean;
  readonly createFiles: boolean;
  readonly markdownHover: boolean;
  readonly markdownCompletion: boolean;
  readonly completionRegistration: boolean;
  readonly insertTextMode: boolean;
  /** The client answers for files, see protocol.ts. */
  readonly files: boolean;
  readonly commands: boolean;
}

export function supportOf(params: InitializeParams): ClientSupport {
  const { workspace, textDocument }: ClientCapabilities = params.capabilities ?? {};
  const options: InitializationOptions = isObject(params.initializationOptions) ? params.initializationOptions : {};
  return {
    pull: textDocument?.diagnostic !== undefined,
    diagnosticRefresh: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation: (textDocument?.diagnostic ?? textDocument?.publishDiagnostics)?.relatedInformation === true,
    codeDescription: (textDocument?.diagnostic ?? textDocument?.publishDiagnostics)?.codeDescriptionSupport === true,
    diagnosticData: (textDocument?.diagnostic ?? textDocument?.publishDiagnostics)?.dataSupport === true,
    configuration: workspace?.configuration === true,
    configurationRegistration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchRegistration: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    preferredActions: textDocument?.codeAction?.isPreferredSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    markdownCompletion: textDocument?.completion?.completionItem?.documentationFormat?.includes('markdown') === true,
    completionRegistration: textDocument?.completion?.dynamicRegistration === true,
    insertTextMode: textDocument?.completion?.completionItem?.insertTextModeSupport?.valueSet.includes(1) === true,
    files: options.files === true,
    commands: options.commands === true,
  };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
