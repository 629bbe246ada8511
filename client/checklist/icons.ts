import { ThemeColor, ThemeIcon } from 'vscode';
import type { Icon } from './states.js';

/** The icon as VS Code draws it. */
export function themeIcon({ id, color }: Icon): ThemeIcon {
  return new ThemeIcon(id, color === null ? undefined : new ThemeColor(color));
}
