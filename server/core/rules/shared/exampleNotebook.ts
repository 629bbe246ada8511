import type { ExampleFiles } from '../../rule.js';

/** A code cell of an example: its text, or its text with what it printed and its place in the order of execution. */
export type ExampleCell = string | { readonly source: string; readonly output?: string; readonly count?: number };

/** `train.ipynb` with these code cells, for examples. */
export function notebookExample(...cells: ExampleCell[]): ExampleFiles {
  const notebook = {
    cells: cells.map((cell) => {
      const { source, output, count } =
        typeof cell === 'string' ? { source: cell } : { output: undefined, count: undefined, ...cell };
      return {
        cell_type: 'code',
        execution_count: count ?? null,
        metadata: {},
        outputs: output === undefined ? [] : [{ name: 'stdout', output_type: 'stream', text: lines(output) }],
        source: lines(source),
      };
    }),
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 4,
  };
  return { 'train.ipynb': JSON.stringify(notebook, null, 1) + '\n' };
}

function lines(text: string): string[] {
  return text.split(/(?<=\n)/);
}
