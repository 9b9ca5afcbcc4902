import { html, raw, type Html } from '../core/html';
import { documentFormat } from '../core/pdf/format.rules';
import { core } from '../core/problem';
import type { Id } from '../core/tx';
import { rendered, variablesIn } from './variables.rules';

/** What a mail is arranged from, top to bottom. Texts, labels and addresses may hold variables. */
export type Block =
  | { type: 'text'; text: string }
  | { type: 'picture'; fileId: Id; alt: string; url: string }
  | { type: 'button'; label: string; url: string }
  | { type: 'lines'; of: (typeof LINES_OF)[number] };

export const LINES_OF = ['orders', 'invoices', 'quotes'] as const;

/** The lines of an order, an invoice or a quote; amounts are decimals as strings. */
export interface DocumentLines {
  number: string;
  currency: string;
  total: string;
  lines: { description: string; quantity: string; unitPrice: string; lineTotal: string }[];
}

export interface BlockFacts {
  language: 'de' | 'en';
  /** Of buttons: `#rrggbb`. */
  color: string;
  values: Readonly<Record<string, string | null | undefined>>;
  documents: Partial<Record<(typeof LINES_OF)[number], DocumentLines>>;
  /** Where a picture is found: `cid:…` in a mail, its bytes in a preview. */
  picture(fileId: Id): string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ADDRESS = /^(https?:\/\/[^\s/]|mailto:\S|tel:\S|\{\{)/i;

/** The blocks of a template; 400 names the one that is none. */
export function blocksOf(given: readonly Record<string, unknown>[]): Block[] {
  return given.map((block, i) => {
    const refuse = (field: string, reason: string): never => {
      throw core.validationFailed({ reason }, `blocks.${i}.${field}`);
    };
    const text = (field: string, most: number, empty = false): string => {
      const value = block[field] ?? '';
      if (typeof value !== 'string' || value.length > most || (!empty && !value.trim())) refuse(field, `1 to ${most} characters`);
      return value as string;
    };
    const address = (empty = false): string => {
      const url = text('url', 2_000, empty);
      return (url || !empty) && !ADDRESS.test(url) ? refuse('url', 'an address that begins with https://, mailto: or tel:') : url;
    };
    switch (block.type) {
      case 'text':
        return { type: 'text', text: text('text', 10_000) };
      case 'picture':
        if (!UUID.test(text('fileId', 36))) refuse('fileId', 'the id of a file');
        return { type: 'picture', fileId: text('fileId', 36), alt: text('alt', 300, true), url: address(true) };
      case 'button':
        return { type: 'button', label: text('label', 200), url: address() };
      case 'lines':
        return { type: 'lines', of: LINES_OF.find((one) => one === block.of) ?? refuse('of', LINES_OF.join(', ')) };
      default:
        return refuse('type', 'text, picture, button or lines');
    }
  });
}

export const picturesOf = (blocks: readonly Block[]): Id[] => blocks.flatMap((block) => (block.type === 'picture' ? [block.fileId] : []));

/** Every word of the blocks that may hold a variable. */
const wordsOf = (block: Block): string =>
  block.type === 'text' ? block.text : block.type === 'button' ? `${block.label} ${block.url}` : block.type === 'picture' ? `${block.alt} ${block.url}` : '';

/** Variables and documents that are named and have no value: `invoice.total`, `orders` for its lines. */
export function missingIn(blocks: readonly Block[], { values, documents }: Pick<BlockFacts, 'values' | 'documents'>): string[] {
  const names = blocks.flatMap((block) => variablesIn(wordsOf(block))).filter((name) => !values[name]);
  const lines = blocks.flatMap((block) => (block.type === 'lines' && !documents[block.of] ? [block.of] : []));
  return [...new Set([...names, ...lines])];
}

/** The blocks as the body of a mail. */
export const bodyOf = (blocks: readonly Block[], facts: BlockFacts): Html => html`${blocks.map((block) => blockOf(block, facts))}`;

function blockOf(block: Block, facts: BlockFacts): Html {
  const fill = (text: string) => rendered(text, facts.values).content;
  const link = (url: string) => ((filled) => (ADDRESS.test(filled) && !filled.startsWith('{{') ? filled : '#'))(fill(url));
  switch (block.type) {
    case 'text':
      return html`${fill(block.text)
        .split(/\n\s*\n/)
        .map((each) => html`<p style="margin:0 0 14px">${each.split('\n').map((line, i) => html`${i > 0 && raw('<br />')}${line}`)}</p>`)}`;
    case 'picture': {
      const picture = html`<img src="${facts.picture(block.fileId)}" alt="${fill(block.alt)}" style="max-width:100%;border-radius:6px" />`;
      return html`<p style="margin:0 0 14px">${block.url ? html`<a href="${link(block.url)}">${picture}</a>` : picture}</p>`;
    }
    case 'button': {
      const style = `display:inline-block;padding:12px 22px;background-color:${facts.color};color:#ffffff;border-radius:6px;text-decoration:none;font-weight:600`;
      return html`<p style="margin:6px 0 20px"><a href="${link(block.url)}" style="${style}">${fill(block.label)}</a></p>`;
    }
    case 'lines':
      return linesOf(facts.documents[block.of], facts.language);
  }
}

const CELL = 'padding:6px 0;border-bottom:1px solid #e3e6ea;vertical-align:top';
const NUMBER = `${CELL};text-align:right;white-space:nowrap;padding-left:14px`;
const WORDS = {
  de: { total: 'Gesamt', article: 'Position', quantity: 'Menge', amount: 'Betrag' },
  en: { total: 'Total', article: 'Item', quantity: 'Quantity', amount: 'Amount' },
};

function linesOf(document: DocumentLines | undefined, language: 'de' | 'en'): Html {
  if (!document) return html``;
  const format = documentFormat(language);
  const words = WORDS[language];
  const head = html`<tr>
    <th style="${CELL};text-align:left">${words.article}</th>
    <th style="${NUMBER}">${words.quantity}</th>
    <th style="${NUMBER}">${words.amount}</th>
  </tr>`;
  const rows = document.lines.map(
    ({ description, quantity, lineTotal }) =>
      html`<tr>
        <td style="${CELL}">${description}</td>
        <td style="${NUMBER}">${format.quantity(quantity)}</td>
        <td style="${NUMBER}">${format.money(lineTotal, document.currency)}</td>
      </tr>`,
  );
  const total = html`<tr>
    <td style="${CELL};font-weight:600" colspan="2">${words.total}</td>
    <td style="${NUMBER};font-weight:600">${format.money(document.total, document.currency)}</td>
  </tr>`;
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 18px;border-collapse:collapse;font-size:15px">
    ${head}${rows}${total}
  </table>`;
}
