import type { NotebookCellTextDocumentFilter } from 'vscode-languageclient';

/** A filter that both VS Code and the language client understand. */
export interface FileFilter {
  readonly scheme: string;
  readonly language?: string;
  readonly pattern?: string;
}

export const notebookType = 'jupyter-notebook';

/** Where people write files. `git`, `output`, `vscode-scm` and the like show text that is no file of the project's own. */
const writable = ['file', 'untitled', 'vscode-remote', 'vscode-vfs'];

/**
 * Files the server is told of. Names stand beside language ids because other extensions give YAML files ids of their own, and
 * `requirements.txt` has one only where the Python extension is installed.
 */
export function fileSelector(workspaceSchemes: Iterable<string>): FileFilter[] {
  return [...new Set([...writable, ...workspaceSchemes])].flatMap((scheme) => [
    { scheme, language: 'yaml' },
    { scheme, language: 'markdown' },
    { scheme, language: 'pip-requirements' },
    { scheme, pattern: '**/*.{yaml,yml,YAML,YML,py}' },
    { scheme, language: 'dockerfile' },
    { scheme, language: 'python' },
    { scheme, pattern: '**/{requirements*.txt,constraints*.txt,requirements*.in,pyproject.toml,Pipfile}' },
    {
      scheme,
      pattern:
        '**/{config.pbtxt,models.config,config.properties,Dockerfile,Dockerfile.*,Containerfile,Containerfile.*,*.dockerfile,MLmodel,MLproject,model-settings.json,*.dvc,Kustomization}',
    },
    { scheme, pattern: '**/{*template*,*sagemaker*,*cloudformation*}.json' },
    { scheme, pattern: '**/{*model*card*,*Model*Card*,*Model*card*,*MODEL*CARD*,*.cdx,*bom*,*BOM*}.json' },
  ]);
}

/** Cells that diagnostics and code actions are asked for. Their text goes with their notebook, as the server announces it. */
export const cellSelector: NotebookCellTextDocumentFilter[] = [{ notebook: notebookType }];
