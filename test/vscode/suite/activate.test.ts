import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, extensionId } from './host.js';

describe('the extension in VS Code', () => {
  it('is present and activates', async () => {
    const extension = await activateExtension();
    assert.equal(extension.isActive, true);
  });

  it('runs in a folder that is not trusted', () => {
    const manifest = vscode.extensions.getExtension(extensionId)?.packageJSON;
    assert.notEqual(manifest?.capabilities?.untrustedWorkspaces?.supported, false);
  });

  it('has registered every command its manifest declares', async () => {
    const extension = await activateExtension();
    const declared: { command: string }[] = extension.packageJSON.contributes?.commands ?? [];
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      declared.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
  });
});
