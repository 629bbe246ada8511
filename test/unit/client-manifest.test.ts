import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { ClientCommand } from '../../server/lsp/protocol.js';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const { contributes, ...manifest } = JSON.parse(read('package.json'));
const contributed: string[] = contributes.commands.map((entry: { command: string }) => entry.command);
/** Commands that only the product itself calls. */
const internal: string[] = ['mlPreflight.reveal', ClientCommand.clearOutputs];
const registered = [
  ...[...read('client/activate.ts').matchAll(/^\s+'(mlPreflight\.\w+)':/gm)].map((match) => match[1] as string),
  ...Object.values(ClientCommand),
];

describe('manifest', () => {
  it('contributes the commands that the client registers', () => {
    assert.deepEqual([...contributed].sort(), registered.filter((id) => !internal.includes(id)).sort());
  });

  it('puts no command into a menu that it does not contribute', () => {
    const used = Object.values<{ command: string }[]>(contributes.menus).flat();
    assert.ok(used.length > 0);
    for (const { command } of used) assert.ok(contributed.includes(command), command);
    const links = contributes.viewsWelcome.flatMap(({ contents }: { contents: string }) => [
      ...contents.matchAll(/command:([\w.]+)/g),
    ]);
    for (const [, id] of links) assert.ok(contributed.includes(id) || id === 'vscode.openFolder', id);
  });

  it('keeps commands that need an argument out of the palette', () => {
    const hidden = contributes.menus.commandPalette.filter((entry: { when: string }) => entry.when === 'false');
    assert.deepEqual(hidden.map((entry: { command: string }) => entry.command).sort(), [
      'mlPreflight.applyFix',
      'mlPreflight.renew',
      ClientCommand.suppress,
    ]);
  });

  it('says of every setting what it does and what it is without being set', () => {
    for (const [name, setting] of Object.entries<Record<string, unknown>>(contributes.configuration.properties)) {
      assert.match(name, /^mlPreflight\./);
      assert.ok(typeof setting.markdownDescription === 'string' && setting.markdownDescription.endsWith('.'), name);
      assert.ok('default' in setting && 'scope' in setting, name);
    }
  });

  it('names files that are there', () => {
    const paths = [manifest.icon, contributes.viewsContainers.activitybar[0].icon];
    for (const path of paths) assert.ok(existsSync(new URL(path, root)), path);
  });
});
