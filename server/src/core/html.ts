/** Markup that was escaped where it was made. */
export class Html {
  constructor(private readonly markup: string) {}

  toString(): string {
    return this.markup;
  }
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string) => text.replace(/[&<>"']/g, (found) => ENTITIES[found]);

type Value = Html | string | number | null | undefined | false | Value[];

/** Markup that is known to be safe: our own styles, an SVG of ours. Never what somebody typed. */
export const raw = (markup: string): Html => new Html(markup);

/** ``html`<b>${name}</b>` ``: values are escaped, html inside html is not, lists are joined, null and false are nothing. */
export const html = (parts: TemplateStringsArray, ...values: Value[]): Html =>
  new Html(parts.reduce((text, part, i) => text + part + (i < values.length ? show(values[i]) : ''), ''));

function show(value: Value): string {
  if (Array.isArray(value)) return value.map(show).join('');
  if (value === null || value === undefined || value === false) return '';
  return value instanceof Html ? value.toString() : escape(String(value));
}
