import { type QuickInputButton, QuickInputButtons, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { Choice } from './choices.js';
import { themeIcon } from './icons.js';

export type Picked<T> = { readonly value: T } | 'back' | 'turn' | null;

interface PickOptions<T> {
  readonly title: string;
  readonly placeholder: string;
  /** Offers the button that leads back. */
  readonly back?: boolean;
  /** Offers a button that shows the same in another order. */
  readonly turn?: { readonly icon: string; readonly tooltip: string };
  /** Which choice is under the cursor at first. */
  readonly at?: (value: T) => boolean;
}

/** One step of a walk: what was chosen, a button (`back`, `turn`), or null where the person left. */
export function pick<T>(
  choices: readonly Choice<T>[],
  { title, placeholder, back = false, turn, at }: PickOptions<T>,
): Promise<Picked<T>> {
  type Item = QuickPickItem & { value?: T };
  const input = window.createQuickPick<Item>();
  input.title = title;
  input.placeholder = placeholder;
  input.matchOnDescription = true;
  input.matchOnDetail = true;
  const turning: QuickInputButton[] = turn
    ? [{ iconPath: themeIcon({ id: turn.icon, color: null }), tooltip: turn.tooltip }]
    : [];
  input.buttons = [...(back ? [QuickInputButtons.Back] : []), ...turning];
  input.items = choices.map((choice): Item => {
    if ('heading' in choice) return { label: choice.heading, kind: QuickPickItemKind.Separator };
    const { label, description, detail, icon, value } = choice;
    return { label, description, iconPath: themeIcon(icon), value, ...(detail !== '' && { detail }) };
  });
  const start = at && input.items.find((item) => item.value !== undefined && at(item.value));
  if (start) input.activeItems = [start];
  return new Promise((resolve) => {
    const done = (picked: Picked<T>) => {
      resolve(picked);
      input.dispose();
    };
    input.onDidTriggerButton((button) => done(button === QuickInputButtons.Back ? 'back' : 'turn'));
    input.onDidAccept(() => {
      const value = input.selectedItems[0]?.value;
      if (value !== undefined) done({ value });
    });
    input.onDidHide(() => done(null));
    input.show();
  });
}
