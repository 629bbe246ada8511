import type { ProjectItem, ReportParams } from '../../server/lsp/protocol.js';

/** What a report can be about; no root means all projects. */
export interface ReportChoice {
  readonly root: string | null;
  readonly name: string;
}

/** The projects, and all of them together where there are several. */
export function reportChoices(projects: readonly Pick<ProjectItem, 'root' | 'name'>[]): ReportChoice[] {
  const each = projects.map(({ root, name }) => ({ root, name }));
  return each.length > 1 ? [{ root: null, name: `All ${each.length} projects` }, ...each] : each;
}

/** The format that the ending of a file's name stands for; HTML for every other. */
export function reportFormat(path: string): ReportParams['format'] {
  const ending = /\.([^./\\]+)$/.exec(path.toLowerCase())?.[1];
  if (ending === 'json') return 'json';
  return ending === 'md' || ending === 'markdown' ? 'markdown' : 'html';
}
