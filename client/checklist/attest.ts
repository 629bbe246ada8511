import { FileType, InputBoxValidationSeverity, type Memento, Uri, window, workspace } from 'vscode';
import {
  type AttestParams,
  AttestRequest,
  type ConfigEditResult,
  type NotApplicableParams,
  NotApplicableRequest,
  type RenewParams,
  RenewRequest,
} from '../../server/lsp/protocol.js';
import { applyEdit } from '../applyEdit.js';
import type { Session } from '../client.js';
import { reasonProblem } from '../reason.js';
import { addMonths, localDay, untilProblem } from './dates.js';
import type { Target } from './items.js';

const nameKey = 'mlPreflight.attestedBy';

/** Asks who attests, until when and on what evidence, and records it in the project file. */
export async function attest(session: Session, memory: Memento, target: Target, title: string): Promise<void> {
  const on = localDay(new Date());
  const by = await window.showInputBox({
    title: `Attest: ${title} (1/3)`,
    prompt: 'Who attests it? The name is written into ml-preflight.yaml.',
    value: memory.get(nameKey, ''),
    ignoreFocusOut: true,
    validateInput: (name) => (name.trim() === '' ? 'An attestation needs a name.' : null),
  });
  if (by === undefined) return;
  const until = await askUntil(`Attest: ${title} (2/3)`, on);
  if (until === undefined) return;
  const evidence = await window.showInputBox({
    title: `Attest: ${title} (3/3)`,
    prompt: 'Where can it be seen? A path in the project or a URL; may be left empty.',
    placeHolder: 'docs/fairness-audit.md',
    ignoreFocusOut: true,
    validateInput: (text) => evidenceProblem(target.root, text.trim()),
  });
  if (evidence === undefined) return;
  await memory.update(nameKey, by.trim());
  const params: AttestParams = {
    ...target,
    by: by.trim(),
    on,
    ...(until !== null && { until }),
    ...(evidence.trim() !== '' && { evidence: evidence.trim() }),
  };
  await record(session, AttestRequest, params);
}

/** Lets an attestation hold anew from today, as long as it held before, in the same name. */
export async function renew(session: Session, target: Target): Promise<void> {
  const params: RenewParams = target;
  await record(session, RenewRequest, params);
}

/** Asks why a consideration does not apply and records it in the project file. */
export async function declareNotApplicable(session: Session, target: Target, title: string): Promise<void> {
  const reason = await window.showInputBox({
    title: `Not applicable: ${title}`,
    prompt: 'Why does it not apply to this project? The reason is written into ml-preflight.yaml.',
    placeHolder: 'for example: sensor data of pumps, no people',
    ignoreFocusOut: true,
    validateInput: reasonProblem,
  });
  if (reason === undefined) return;
  const params: NotApplicableParams = { ...target, reason: reason.trim() };
  await record(session, NotApplicableRequest, params);
}

/** A day, null for no end, undefined where the person gave up. */
async function askUntil(title: string, on: string): Promise<string | null | undefined> {
  const choices = [
    { label: '6 months', description: addMonths(on, 6), until: addMonths(on, 6) },
    { label: '12 months', description: addMonths(on, 12), until: addMonths(on, 12) },
    { label: 'Another day…', until: undefined },
    { label: 'No end', description: 'it is not asked for again', until: null },
  ];
  const choice = await window.showQuickPick(choices, { title, placeHolder: 'How long does it hold?', ignoreFocusOut: true });
  if (!choice || choice.until !== undefined) return choice?.until;
  return window.showInputBox({
    title,
    prompt: 'Holds until this day, which counts',
    value: addMonths(on, 6),
    ignoreFocusOut: true,
    validateInput: (text) => untilProblem(text, on),
  });
}

/** A URL is taken as it is; a path that leads nowhere is a warning, as the file may come later. */
async function evidenceProblem(root: string, text: string) {
  if (text === '' || /^https?:\/\/[^\s/?#]/i.test(text)) return null;
  if (/^[a-z][a-z\d+.-]*:|^[/\\~]/i.test(text))
    return 'Enter a path that begins in the project, or an address that begins with https://.';
  const path = text.replaceAll('\\', '/').replace(/#.*$/s, '');
  try {
    const { type } = await workspace.fs.stat(Uri.joinPath(Uri.parse(root), path));
    return type === FileType.Unknown ? `${path} is no file.` : null;
  } catch {
    return {
      message: `There is no ${path} in the project yet. Enter records it all the same.`,
      severity: InputBoxValidationSeverity.Warning,
    };
  }
}

async function record(session: Session, method: string, params: AttestParams | NotApplicableParams | RenewParams): Promise<void> {
  const edit = await session.request<ConfigEditResult>(method, params);
  if (edit && (await applyEdit(session, edit, true)) === 'applied') {
    window.setStatusBarMessage('$(check) Recorded in ml-preflight.yaml', 5000);
  } else {
    void window.showWarningMessage('ml-preflight.yaml could not be changed. Does it have an error, or was it edited meanwhile?');
  }
}
