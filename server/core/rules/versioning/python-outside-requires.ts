import type { Artifact } from '../../artifacts/artifact.js';
import { parseToml } from '../../artifacts/tomlTree.js';
import { get, str } from '../../artifacts/yaml.js';
import { nodeSpan } from '../../artifacts/yamlSpan.js';
import type { Edit, Span } from '../../model.js';
import { at, defineRule, finding, suggestedFix } from '../../rule.js';
import { fileName, folderOf } from '../shared/beside.js';
import { isMainFile } from '../shared/mainFiles.js';
import { pythonOfImage } from '../shared/pythonOfImage.js';
import { allowsPython } from '../shared/pythonRange.js';

/** Stands at what chooses the Python: the project says which ones its code was written for. */
export default defineRule({
  id: 'versioning/python-outside-requires',
  consideration: 'versioning/version-control',
  reads: 'project',
  severity: 'warning',
  problem: 'The image or environment has a Python that the project does not allow.',
  remedy: 'Take a Python within `requires-python`, or widen the range if the code runs there.',
  why: 'Installers refuse the project there, and code that is copied instead runs on a Python that nobody has tried it with.',
  sources: [
    {
      title: 'Python Packaging: pyproject.toml, requires-python',
      url: 'https://packaging.python.org/en/latest/specifications/pyproject-toml/#requires-python',
    },
  ],
  standards: [],
  fix: 'suggested',
  examples: {
    bad: { 'pyproject.toml': project('>=3.12'), Dockerfile: image('3.11') },
    good: { 'pyproject.toml': project('>=3.12'), Dockerfile: image('3.12') },
  },
  *check(project) {
    const ranges = new Map(
      project.artifacts.flatMap((each) => {
        const range = fileName(each) === 'pyproject.toml' && isMainFile(project, each) ? rangeOf(each) : undefined;
        return range ? [[folderOf(each), { ...range, uri: each.uri }] as const] : [];
      }),
    );
    for (const file of ranges.size > 0 ? project.artifacts : []) {
      const range = ranges.get(folderOf(file));
      const python = range && isMainFile(project, file) ? pythonOf(file) : undefined;
      if (!range || !python || allowsPython(range.text, python.minor)) continue;
      const near = nearest(range.text, python.minor);
      const edits = near ? python.replace(near) : [];
      const fixes = edits.length > 0 ? [suggestedFix(`Take Python ${near}`, ...edits)] : [];
      const message = `Python ${python.minor} is outside of \`${range.text}\`, which \`pyproject.toml\` requires.`;
      const related = { uri: range.uri, span: range.span, message: 'The range that the project allows.' };
      yield at(file, finding(python.span, message, fixes, [related]));
    }
  },
});

/** The allowed version that is least far away, so that nobody is led to one that is out of care. */
function nearest(range: string, minor: string): string | undefined {
  const own = Number(minor.split('.')[1]);
  const tries = [1, 2, 3, 4, 5].flatMap((by) => [own + by, own - by]);
  const found = tries.find((each) => each > 0 && allowsPython(range, `3.${each}`));
  return found === undefined ? undefined : `3.${found}`;
}

function rangeOf(file: Artifact): { readonly text: string; readonly span: Span } | undefined {
  const { root } = parseToml(file.parts[0]!.text);
  const node = get(root, 'project', 'requires-python') ?? get(root, 'tool', 'poetry', 'dependencies', 'python');
  const text = str(node);
  return node && text ? { text, span: nodeSpan(node) } : undefined;
}

interface Chosen {
  readonly minor: string;
  readonly span: Span;
  replace(minor: string): readonly Edit[];
}

/** The image of a Dockerfile that installs the project, Cog's, or that of a conda environment. */
function pythonOf(file: Artifact): Chosen | undefined {
  if (file.kind === 'dockerfile' && fileName(file) === 'Dockerfile')
    // uv fetches a Python of its own where that of the image does not fit.
    return /\bpip3? install (?:-\S+ )*\.(?:[\s/[]|$)|\bpoetry install\b/.test(file.joined) &&
      !/\buv (?:sync|run|venv|python)\b/.test(file.joined)
      ? pythonOfImage(file)
      : undefined;
  if (file.kind !== 'cog' || !file.python) return undefined;
  const minor = /^3\.\d{1,2}/.exec(file.python.value)?.[0];
  const { replace, span } = file.python;
  return minor === undefined ? undefined : { minor, span, replace: (wanted) => replace?.(wanted) ?? [] };
}

function project(range: string): string {
  return `[project]
name = "scorer"
version = "1.4.0"
requires-python = "${range}"
dependencies = ["scikit-learn==1.7.2"]
`;
}

function image(version: string): string {
  return `FROM python:${version}-slim
COPY pyproject.toml app.py ./
RUN pip install .
USER 1000
CMD ["python", "app.py"]
`;
}
