import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import { isKnownRule } from '../core/artifacts/projectFile.js';
import { type ConfigLayer, LEVELS, type Level, RISKS, type Risk, STAGES, type Stage } from '../core/config.js';
import { ruleIds } from '../core/rules.js';
import { excludedPatterns, FILES_EXCLUDE } from './filesExclude.js';
import type { Log } from './log.js';
import type { Server } from './state.js';
import { isObject } from './support.js';

export const SECTION = 'mlPreflight';

/** What the editor's settings say for one folder. */
export interface FolderSettings {
  readonly enable: boolean;
  readonly layer: ConfigLayer;
  /** gitignore patterns of what the editor does not show. */
  readonly hidden: readonly string[];
}

export interface Settings {
  /** As last known, without waiting; the defaults before that. */
  of(root: string): FolderSettings;
  /** Resolves when `of(root)` says what holds now. Never rejects. */
  ready(root: string): Promise<void>;
  /** Counts the changes, before anything else happens on one. */
  readonly generation: number;
  /** Settings changed: all are asked for anew. `pushed` is what a client sends that cannot be asked. */
  changed(pushed?: unknown): void;
}

const defaults: FolderSettings = { enable: true, layer: {}, hidden: [] };

/** What a client answers for one scope. */
export interface Answer {
  /** The section `mlPreflight`. */
  readonly own: unknown;
  /** `files.exclude`. */
  readonly excluded: unknown;
}

/** Settings as pulled from the client for each workspace folder. `ask` returns those of a scope. */
export function createSettings(
  scopeOf: (root: string) => string | null,
  ask: ((scope: string | null) => Promise<Answer>) | null,
  log: Log,
  onNews: () => void,
): Settings {
  let generation = 0;
  let everywhere: FolderSettings | null = null;
  const known = new Map<string | null, FolderSettings>();
  /** Scopes of which what is known was asked for since the last change. */
  const fresh = new Set<string | null>();
  const pending = new Map<string | null, Promise<void>>();

  async function fetch(scope: string | null, asked: number): Promise<void> {
    let answer: Answer = { own: null, excluded: null };
    try {
      answer = await ask!(scope);
    } catch (error) {
      log.error('Settings cannot be asked for', error);
    }
    // An answer to a question from before the last change is out of date.
    if (asked !== generation) return;
    pending.delete(scope);
    known.set(scope, { ...readSettings(answer.own, log), hidden: excludedPatterns(answer.excluded) });
    fresh.add(scope);
    onNews();
  }

  return {
    of: (root) => everywhere ?? known.get(scopeOf(root)) ?? defaults,
    async ready(root) {
      if (!ask) return;
      for (let asked = -1; asked !== generation; ) {
        asked = generation;
        const scope = scopeOf(root);
        if (fresh.has(scope)) return;
        if (!pending.has(scope)) pending.set(scope, fetch(scope, asked));
        await pending.get(scope);
      }
    },
    get generation() {
      return generation;
    },
    changed(pushed) {
      generation++;
      fresh.clear();
      pending.clear();
      if (!ask && isObject(pushed)) everywhere = readSettings(pushed[SECTION], log);
      onNews();
    },
  };
}

/** Reads the section; what is not valid is left out and logged once. */
export function readSettings(value: unknown, log: Log): FolderSettings {
  if (value === null || value === undefined) return defaults;
  if (!isObject(value)) {
    log.warn(`Setting ${SECTION} is no object; it is ignored.`);
    return defaults;
  }
  const reject = (key: string, allowed: string) => log.warn(`Setting ${SECTION}.${key} is ignored: ${allowed}.`);
  const choice = <T extends string>(key: string, values: readonly T[]): T | undefined => {
    const given = value[key];
    if (given === undefined || given === null || given === '') return undefined;
    if ((values as readonly unknown[]).includes(given)) return given as T;
    reject(key, `it is one of ${values.join(', ')}`);
    return undefined;
  };
  const { enable, ignore, rules } = value;
  if (enable !== undefined && enable !== null && typeof enable !== 'boolean') reject('enable', 'it is true or false');
  const stage = choice<Stage>('stage', STAGES);
  const risk = choice<Risk>('risk', RISKS);
  return {
    ...defaults,
    enable: enable !== false,
    layer: {
      ...(stage && { stage }),
      ...(risk && { risk }),
      rules: readRules(rules, reject),
      ignore: readPatterns(ignore, reject),
    },
  };
}

type Reject = (key: string, allowed: string) => void;

function readRules(value: unknown, reject: Reject): Map<string, Level> {
  const rules = new Map<string, Level>();
  if (value === undefined || value === null) return rules;
  if (!isObject(value)) reject('rules', 'it maps rules to severities');
  else {
    for (const [rule, level] of Object.entries(value)) {
      if (!isKnownRule(rule, ruleIds)) reject(`rules["${rule}"]`, 'there is no such rule or challenge');
      else if (!(LEVELS as readonly unknown[]).includes(level)) reject(`rules["${rule}"]`, `it is one of ${LEVELS.join(', ')}`);
      else rules.set(rule, level as Level);
    }
  }
  return rules;
}

function readPatterns(value: unknown, reject: Reject): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    reject('ignore', 'it is a list of patterns');
    return [];
  }
  const patterns = value.filter((p): p is string => typeof p === 'string' && p !== '');
  if (patterns.length < value.length) reject('ignore', 'each pattern is a text');
  return patterns;
}

/** Follows changes of the settings, by registration where the client can do that. */
export function registerSettings(server: Server): void {
  const { connection, support, settings, folders, moved, initialized } = server;
  connection.onDidChangeConfiguration(({ settings: pushed }) => {
    settings.changed(pushed);
    moved.fire();
    folders.relistHidden().catch((error) => server.log.error('Folders cannot be listed again', error));
  });
  initialized.event(() => {
    if (!support.configurationRegistration) return;
    connection.client
      .register(DidChangeConfigurationNotification.type, { section: [SECTION, FILES_EXCLUDE] })
      .catch((error) => server.log.error('Changes of settings cannot be followed', error));
  });
}
