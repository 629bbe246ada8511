import type { Completion, Meaning } from '../core/completion/complete.js';
import { completeFrontMatter, hoverFrontMatter, mayBecomeCard } from '../core/completion/frontMatter.js';
import { completeProjectFile, hoverProjectFile } from '../core/completion/projectFile.js';
import { namesIn } from '../core/projectFacts.js';
import type { Source } from '../core/rule.js';
import type { Server } from './state.js';
import { nameOf } from './uris.js';

/** What can be said of places in one open document. Offsets are in its text as the client has it. */
export interface YamlHelp {
  readonly text: string;
  complete(offset: number): readonly Completion[];
  meaning(offset: number): Meaning | null;
}

/**
 * The help for a document's front matter or project file; null for every other document. The text is the present one, whether
 * or not the engine was given it: what is being typed is rarely whole.
 */
export function yamlHelp(server: Server, document: string): YamlHelp | null {
  const { workspace, engine, settings } = server;
  const key = workspace.keyOf(document);
  const text = key === null ? undefined : workspace.openText(key);
  if (key === null || text === undefined || !settings.of(engine.rootOf(key)).enable) return null;
  const name = nameOf(key);
  if (name === 'ml-preflight.yaml') {
    return {
      text,
      complete: (offset) => completeProjectFile(text, offset),
      meaning: (offset) => hoverProjectFile(text, offset),
    };
  }
  if (!/\.(?:md|markdown)$/i.test(name) || !isCard(server, key, text)) return null;
  return {
    text,
    complete: (offset) => completeFrontMatter(text, offset, () => namesIn(engine.project(engine.rootOf(key)))),
    meaning: (offset) => hoverFrontMatter(text, offset),
  };
}

/** A card, or a README whose front matter is being begun. */
function isCard({ workspace, engine }: Server, key: string, text: string): boolean {
  workspace.flush();
  return engine.artifact(key)?.kind === 'model-card' || (/^readme\./i.test(nameOf(key)) && mayBecomeCard(text));
}

/** Meaning and sources, for a client that shows Markdown or one that does not. */
export function explained(about: string, sources: readonly Source[], markdown: boolean): string {
  const link = ({ title, url }: Source) => (markdown ? `[${title}](${url})` : `${title} (${url})`);
  const links = sources.map(link).join(', ');
  return [markdown ? about : about.replaceAll('`', ''), links].filter((part) => part !== '').join('\n\n');
}
