import { createCard } from '../core/createCard.js';
import { type RootFiles, rootFiles } from '../core/facts/rootFiles.js';
import { decode } from './decode.js';
import { runSafe } from './log.js';
import { type CreateModelCardParams, CreateModelCardRequest, type CreateModelCardResult } from './protocol.js';
import type { Server } from './state.js';
import { canonicalUri, schemeOf } from './uris.js';

/** Names for a card: the Hub reads a README, and a README about other things is left as it is. */
const cardNames = ['README.md', 'MODEL_CARD.md'];

/** Answers with the text of a new card and where to put it, always a file that is not there yet. */
export function registerCreateCard(server: Server): void {
  const { connection, log } = server;
  connection.onRequest(CreateModelCardRequest, ({ root }: CreateModelCardParams, token) =>
    runSafe<CreateModelCardResult>(log, 'The model card cannot be created', null, token, async () => {
      const key = canonicalUri(root);
      if (schemeOf(key) === 'untitled' || schemeOf(key) === '') return null;
      await server.folders.scanAll({ token });
      const files = await readRootFiles(server, key);
      const name = await freeName(server, key);
      // After the last wait: what is open now is what counts.
      server.workspace.flush();
      const card = server.engine.project(key).cards.find(({ uri }) => uri.slice(0, uri.lastIndexOf('/')) === key);
      if (card) return { uri: server.workspace.spelling(card.uri), text: null, facts: 0 };
      if (name === null) return null;
      const uri = `${key}/${name}`;
      const { text, facts } = createCard(server.engine.project(key), files, uri);
      return { uri: `${root.replace(/\/+$/, '')}/${name}`, text, facts };
    }),
  );
}

/** The first name that neither a file nor an open document has, in capitals or not: some disks do not tell them apart. */
async function freeName({ host, workspace }: Server, root: string): Promise<string | null> {
  const beside = new Set((await host.siblings(`${root}/README.md`)).map((name) => name.toLowerCase()));
  for (const name of cardNames) {
    const uri = `${root}/${name}`;
    if (!beside.has(name.toLowerCase()) && !workspace.isOpen(uri) && !(await host.exists(uri))) return name;
  }
  return null;
}

/** The texts at the root that are no artifacts; what is missing or unreadable is left out. */
async function readRootFiles({ host, workspace }: Server, root: string): Promise<RootFiles> {
  const read = async (name: (typeof rootFiles)[number]) => {
    const uri = `${root}/${name}`;
    const open = workspace.openText(uri);
    const bytes = open === undefined ? await host.read(uri) : null;
    const decoded = bytes && decode(bytes);
    const text = open ?? (decoded && 'text' in decoded ? decoded.text : undefined);
    return text === undefined ? [] : [[name, text]];
  };
  return Object.fromEntries((await Promise.all(rootFiles.map(read))).flat());
}
