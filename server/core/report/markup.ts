/** Text that is HTML already. Only this file makes it out of other text, so that nothing reaches a page unescaped. */
export interface Html {
  readonly html: string;
}

type Child = Html | string | number | readonly Child[];

/** A template whose values are escaped unless they are HTML; lists are joined. */
export function html(strings: TemplateStringsArray, ...values: readonly Child[]): Html {
  return { html: strings.map((s, i) => s + (i < values.length ? render(values[i]!) : '')).join('') };
}

/** Takes text for HTML as it is: for texts of this program alone. */
export function trusted(text: string): Html {
  return { html: text };
}

/** Nothing at all. */
export const none: Html = { html: '' };

/** For texts and for attribute values in double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

function render(value: Child): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if ('html' in value) return value.html;
  return value.map(render).join('');
}

export interface Column {
  readonly title: string;
  readonly number?: boolean;
  /** A class of the style sheet that sets the share of the width. */
  readonly width?: 'w14' | 'w18' | 'w22' | 'w30' | 'w36';
  /** On a phone, where rows are blocks, the cell is told by its column. */
  readonly labelled?: boolean;
}

/** A table whose rows become blocks on a phone, unless it is `flat`; the first cell is the row's header. The roles keep it a table there. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Html[])[],
  look: 'tight' | 'tight flat' | '' = '',
): Html {
  const classOf = ({ number, width }: Column) => {
    const names = [...(number ? ['num'] : []), ...(width ? [width] : [])];
    return names.length > 0 ? html` class="${names.join(' ')}"` : none;
  };
  return html`<table class="${look === 'tight flat' ? look : `stack ${look}`.trim()}" role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(
    (c) => html`<th role="columnheader" scope="col"${classOf(c)}>${c.title}</th>`,
  )}</tr></thead>
<tbody role="rowgroup">${rows.map(
    (cells) => html`<tr role="row">${cells.map((cell, i) => {
      const column = columns[i]!;
      if (i === 0) return html`<th role="rowheader" scope="row">${cell}</th>`;
      return html`<td role="cell"${classOf(column)}${column.labelled ? html` data-label="${column.title}"` : none}>${cell}</td>`;
    })}</tr>
`,
  )}</tbody></table>
`;
}
