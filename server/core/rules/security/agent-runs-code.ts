import type { PyArg, PyCall, PyValue } from '../../artifacts/python.js';
import { defineRule, finding, type Source } from '../../rule.js';
import { notebookExample } from '../shared/exampleNotebook.js';
import { argSpan, calleeSpan, isBool, partText, stringOf } from '../shared/pythonCalls.js';

const SOURCES: readonly [Source, ...Source[]] = [
  { title: 'LangChain: security policy', url: 'https://docs.langchain.com/oss/python/security-policy' },
  { title: 'smolagents: secure code execution', url: 'https://huggingface.co/docs/smolagents/tutorials/secure_code_execution' },
  {
    title: 'AutoGen: code executors',
    url: 'https://microsoft.github.io/autogen/stable/user-guide/core-user-guide/components/command-line-code-executors.html',
  },
];

const TOOLS =
  /^langchain(?:_experimental|_community)?\.(?:[\w.]+\.)?(PythonREPLTool|PythonAstREPLTool|PythonREPL|ShellTool|BashProcess)$/;
const SWITCHES = ['allow_dangerous_code', 'allow_dangerous_requests', 'allow_dangerous_tools'];

export default defineRule({
  id: 'security/agent-runs-code',
  consideration: 'security/protection',
  reads: 'python',
  severity: 'warning',
  problem: 'An agent runs what a language model writes on this machine.',
  remedy: 'Run it in a sandbox (a container without credentials, E2B, Docker executor), and let a person confirm each step.',
  why: 'Whoever gets a sentence into the prompt, a document or a web page has commands run here with your credentials.',
  sources: SOURCES,
  standards: ['EU AI Act Art. 15', 'OWASP LLM06:2025', 'CWE-94'],
  fix: 'none',
  examples: {
    bad: notebookExample(
      'import pandas as pd\nfrom langchain_experimental.agents import create_pandas_dataframe_agent\n\nagent = create_pandas_dataframe_agent(llm, pd.read_csv("customers.csv"), allow_dangerous_code=True)\nagent.invoke("Which customers left?")\n',
    ),
    good: notebookExample(
      'import pandas as pd\nfrom smolagents import CodeAgent\n\nframe = pd.read_csv("customers.csv")\nagent = CodeAgent(tools=[], model=model, executor_type="docker")\nagent.run("Which customers left?")\n',
    ),
  },
  *check(python, { artifact }) {
    const told = new Set<string>();
    for (const call of python.calls) {
      const found = risk(call);
      if (!found || told.has(found.what)) continue;
      told.add(found.what);
      const span = found.arg ? argSpan(call, found.arg) : calleeSpan(call, partText(artifact, call.part));
      yield finding(span, `\`${found.what}\` ${found.does}.`);
    }
  },
});

function risk(call: PyCall): { readonly what: string; readonly does: string; readonly arg?: PyArg } | null {
  const tool = TOOLS.exec(call.callee)?.[1];
  if (tool !== undefined) return { what: tool, does: 'runs what the language model writes on this machine' };
  if (call.callee.startsWith('langchain')) return langchain(call);
  if (/^smolagents\.(?:\w+\.)*CodeAgent$/.test(call.callee)) {
    const arg = call.arg('additional_authorized_imports');
    const sandboxed = /^(?:docker|e2b|modal|blaxel|wasm)$/.test(stringOf(call.arg('executor_type')) ?? '');
    if (!arg || sandboxed || !holds(arg.value, /^\*$/)) return null;
    return {
      what: 'additional_authorized_imports=["*"]',
      does: 'lets the code of the agent import `os` and everything else',
      arg,
    };
  }
  if (/^(?:autogen|autogen_ext|pyautogen|ag2)\.(?:[\w.]+\.)?LocalCommandLineCodeExecutor$/.test(call.callee))
    return { what: 'LocalCommandLineCodeExecutor', does: 'runs what the language model writes on this machine' };
  const arg = /^(?:autogen|pyautogen|ag2)\./.test(call.callee) ? call.arg('code_execution_config') : undefined;
  const docker =
    arg?.value.kind === 'dict'
      ? arg.value.entries.find(({ key }) => key.kind === 'string' && key.value === 'use_docker')
      : undefined;
  if (arg && docker?.value.kind === 'bool' && !docker.value.value)
    return { what: '"use_docker": False', does: 'runs what the language model writes on this machine, outside a container', arg };
  return null;
}

function langchain(call: PyCall): { readonly what: string; readonly does: string; readonly arg: PyArg } | null {
  const arg = call.args.find((each) => each.name !== undefined && SWITCHES.includes(each.name) && isBool(each, true));
  if (arg) {
    const does =
      arg.name === 'allow_dangerous_requests'
        ? 'lets the language model send requests of its own'
        : 'lets the language model run code on this machine';
    return { what: `${arg.name}=True`, does, arg };
  }
  const names = call.method === 'load_tools' ? call.arg('tool_names', 0) : undefined;
  const name =
    names?.value.kind === 'list'
      ? names.value.items.find((item) => item.kind === 'string' && /^(?:python_repl|terminal)$/.test(item.value))
      : undefined;
  if (!names || name?.kind !== 'string') return null;
  return { what: name.value, does: 'runs what the language model writes on this machine', arg: names };
}

function holds(value: PyValue, pattern: RegExp): boolean {
  return value.kind === 'list' && value.items.some((item) => item.kind === 'string' && pattern.test(item.value));
}
