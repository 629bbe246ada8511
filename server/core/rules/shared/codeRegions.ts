import type { Artifact } from '../../artifacts/artifact.js';
import type { PythonCode } from '../../artifacts/python.js';
import { parsePythonCached } from '../../artifacts/pythonParse.js';
import type { Block } from '../../artifacts/pythonTree.js';
import { functionTree } from './functionTree.js';
import { partText } from './pythonCalls.js';

/** Code that runs as one: a function, or what stands at the margin of a cell or script. */
export interface CodeRegion {
  readonly block: Block;
  readonly part: number;
  /** Offsets of the part are those of the block plus this. */
  readonly base: number;
  /** The text that the block's offsets count in. */
  readonly code: string;
}

/** The functions of the code and the blocks at its margin (loops, `with`, `if`), each read by itself. */
export function* codeRegions(python: PythonCode, artifact: Artifact): Generator<CodeRegion> {
  for (const definition of python.definitions) {
    const tree = functionTree(definition, partText(artifact, definition.part));
    if (tree) yield { block: tree.statement.body, part: tree.part, base: tree.base, code: tree.code };
  }
  for (const { part, code } of python.cells) {
    for (const statement of python.statements(part)) {
      if (!/^(?:loop|with|branch|try)$/.test(statement.type)) continue;
      const own = code.slice(statement.start, statement.end);
      yield { block: parsePythonCached(own).body, part, base: statement.start, code: own };
    }
  }
}
