import assert from 'node:assert/strict';
import { readPythonScript } from '../../server/core/artifacts/pythonScript.js';

function read(text: string) {
  const script = readPythonScript('file:///project/train.py', text);
  assert.ok(script);
  return script;
}

function cellsOf(text: string): string[] {
  return (read(text).cells ?? []).map(
    ({ type, language, start, end }) => `${type} ${language}: ${text.slice(start, end).trim()}`,
  );
}

/** Each magic with its text; its offsets are checked against the file. */
function magicsOf(text: string): string[] {
  return read(text).python.magics.map(({ kind, name, args, start, end, argsStart, part }) => {
    assert.equal(part, 0);
    assert.equal(
      text.slice(argsStart, argsStart + args.length).replace(/\\\r?\n/g, (all) => ' '.repeat(all.length)),
      args,
    );
    return `${kind} ${name} | ${text.slice(start, end)}`;
  });
}

const FIT = 'from sklearn.svm import SVC\nmodel = SVC().fit(X, y)\n';

describe('notebooks on paper', () => {
  it('are read cell by cell: percent format', () => {
    const text = `# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
# ---

# %% [markdown]
# # Title
# import nothing

# %% [markdown]
"""
from torch import load
"""

# %% Fit it tags=["parameters"]
# %pip install -U shap
${FIT}
# %% [raw]
# raw

# %% language="bash"
# pip install evaluate
# ls

# %% language="R"
# library(x)
`;
    assert.deepEqual(cellsOf(text).slice(1), [
      'markdown markdown: # # Title\n# import nothing',
      'markdown markdown: """\nfrom torch import load\n"""',
      `code python: # %pip install -U shap\n${FIT.trim()}`,
      'raw raw: # raw',
      'code shell: # pip install evaluate\n# ls',
      'code r: # library(x)',
    ]);
    assert.deepEqual(magicsOf(text), ['pip pip | %pip install -U shap', 'pip pip | pip install evaluate', 'shell ls | ls']);
    const { python } = read(text);
    assert.deepEqual(
      python.imports.map((i) => i.module),
      ['sklearn.svm'],
    );
    assert.equal(python.form, 'script');
    assert.equal(python.cells[0]!.code.length, text.length);
    const [call] = python.calls;
    assert.equal(text.slice(call!.start, call!.end), 'SVC()');
  });

  it('are read cell by cell: #%% of editors, magics open or commented', () => {
    const text = `#%%\n%load_ext autoreload\n!pip install torch\n#%% more\n#%%time\n# !nvidia-smi\nfiles = !ls\n${FIT}`;
    assert.deepEqual(magicsOf(text), [
      'line load_ext | %load_ext autoreload',
      'pip pip | !pip install torch',
      'cell time | %%time',
      'shell nvidia-smi | !nvidia-smi',
      'shell ls | !ls',
    ]);
  });

  it('take no other language and no other file for their own code', () => {
    const other = ['%%writefile serve.py', '%%sql', '%%html', '%%R'].map(
      (magic) => `# %%\n# ${magic}\n# import torch\n# torch.load("other.pt")\n`,
    );
    const { python } = read(`${other.join('\n')}\n# %%\n${FIT}`);
    assert.deepEqual(
      python.calls.map((c) => c.callee),
      ['sklearn.svm.SVC', 'sklearn.svm.SVC().fit'],
    );
  });

  it('are read cell by cell: Databricks', () => {
    const text = `# Databricks notebook source\r\n# MAGIC %md\r\n# MAGIC import x\r\n\r\n# COMMAND ----------\r\n\r\n# MAGIC %pip install shap\r\n\r\n# COMMAND ----------\r\n\r\n# MAGIC %sql\r\n# MAGIC SELECT 1\r\n\r\n# COMMAND ----------\r\n\r\n# MAGIC %sh\r\n# MAGIC pip install a\r\n# MAGIC curl -k b\r\n\r\n# COMMAND ----------\r\n\r\n${FIT.replace(/\n/g, '\r\n')}`;
    assert.deepEqual(
      cellsOf(text).map((cell) => cell.split(':')[0]),
      ['markdown markdown', 'code python', 'code sql', 'code python', 'code python'],
    );
    assert.deepEqual(
      magicsOf(text).filter((m) => !m.startsWith('cell')),
      ['pip pip | %pip install shap', 'pip pip | pip install a', 'shell curl | curl -k b'],
    );
    assert.equal(read(text).python.calls.length, 2);
  });

  it('are read cell by cell: light format', () => {
    const text = `# ---\n# jupyter:\n#   jupytext:\n#     text_representation:\n#       format_name: light\n# ---\n\n# # Title\n\n# %pip install shap\n${FIT}\n# + language="bash"\n# pip install a\n# -\n\nprint(model)\n`;
    assert.deepEqual(magicsOf(text), ['pip pip | %pip install shap', 'pip pip | pip install a']);
    assert.equal(read(text).python.calls.length, 3);
  });

  it('are none without a marker: a plain script has no magics', () => {
    const text = `# %pip install torch\n# !pip install torch\nx = ("%d"\n% 1)\n# %%%\n"""\n%matplotlib\n"""\n${FIT}`;
    assert.equal(read(text).cells, null);
    assert.deepEqual(magicsOf(text), []);
  });

  it('that are hostile cost no time', () => {
    for (const text of [
      '# %%\n'.repeat(100_000),
      '# MAGIC '.repeat(100_000),
      `# ---\n${'#\n'.repeat(200_000)}`,
      '#'.repeat(500_000),
      `# %% ${'['.repeat(300_000)}`,
    ]) {
      const begin = performance.now();
      readPythonScript('file:///project/a.py', `${text}\n${FIT}`);
      readPythonScript('file:///project/a.py', `# Databricks notebook source\n${text}\n${FIT}`);
      assert.ok(performance.now() - begin < 4000, text.slice(0, 10));
    }
  });
});
