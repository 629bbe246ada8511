import type { Connection, Emitter } from 'vscode-languageserver';
import type { Engine } from '../core/engine.js';
import type { AttestedFiles } from './attestedFiles.js';
import type { Folders } from './folders.js';
import type { Host } from './host.js';
import type { Log } from './log.js';
import type { Settings } from './settings.js';
import type { ClientSupport } from './support.js';
import type { Timers } from './timers.js';
import type { Workspace } from './workspace.js';

/** What every feature of the server works with; made once, at initialize. */
export interface Server {
  readonly connection: Connection;
  readonly support: ClientSupport;
  readonly host: Host;
  readonly engine: Engine;
  readonly workspace: Workspace;
  readonly folders: Folders;
  readonly attestedFiles: AttestedFiles;
  readonly settings: Settings;
  readonly log: Log;
  readonly timers: Timers;
  /** A document (by the client's URI) was opened, edited or closed; of a notebook, each of its cells. */
  readonly edited: Emitter<string>;
  /** Findings of any document may be others: settings, files on disk, a finished scan, folders. */
  readonly moved: Emitter<void>;
  /** The client may be asked from now on. */
  readonly initialized: Emitter<void>;
  /** ISO day that attestations are measured against. */
  readonly today: () => string;
  /** Somebody asked for the checklist, so changes of it are told. */
  followed: boolean;
  /** Milliseconds that a change is waited out before something is sent on it. */
  readonly delays: Delays;
}

export interface Delays {
  /** Before a project in which somebody types is judged as a whole. */
  readonly settle: number;
  /** Before diagnostics are pushed for a document, each for itself. */
  readonly push: number;
  /** Before the checklist is said to have changed. */
  readonly checklist: number;
  /** Before changed files on disk are looked at. */
  readonly watch: number;
}

export const usualDelays: Delays = { settle: 200, push: 250, checklist: 150, watch: 100 };
