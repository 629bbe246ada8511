/** The server as a Node process: `--node-ipc`, `--stdio`, `--socket=<port>` or `--pipe=<name>`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/server.js';
import { nodeHost } from './nodeFiles.js';

startServer(createConnection(ProposedFeatures.all), { files: nodeHost });
