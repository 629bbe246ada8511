/** A filter both VS Code and the language client understand. */
interface Filter {
  readonly scheme: string;
  readonly language?: string;
  readonly pattern?: string;
}

/** Where people write files. `git`, `output`, `vscode-scm` and the like show text that is no file of the project's own. */
const writable = ['file', 'untitled', 'vscode-remote', 'vscode-vfs'];

/**
 * Documents the server is told of. Names stand beside language ids because other extensions give YAML files ids of their own,
 * and `requirements.txt` has one only where the Python extension is installed. Notebook cells are announced by the server.
 */
export function documentSelector(workspaceSchemes: Iterable<string>): Filter[] {
  return [...new Set([...writable, ...workspaceSchemes])].flatMap((scheme) => [
    { scheme, language: 'yaml' },
    { scheme, language: 'markdown' },
    { scheme, language: 'pip-requirements' },
    { scheme, pattern: '**/*.{yaml,yml,YAML,YML}' },
    { scheme, pattern: '**/requirements*.txt' },
  ]);
}
