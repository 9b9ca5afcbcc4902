import sanitize from 'sanitize-html';
import { plainText } from '../core/mail/mail.layout';

const COLOR = /^(#[0-9a-f]{3,8}|[a-z]{3,24}|rgba?\([\d\s.,%/]{3,40}\))$/i;
/** No parenthesis, no backslash: neither url() nor expression() nor an escape that becomes one. */
const PLAIN = /^[^()\\<>{}]{1,200}$/;
const STYLES = Object.fromEntries([
  ...['color', 'background-color', 'border-color'].map((name) => [name, [COLOR]]),
  ...['font-family', 'font-size', 'font-style', 'font-weight', 'line-height', 'text-align', 'text-decoration', 'vertical-align', 'white-space'].map(of),
  ...['margin', 'margin-top', 'margin-right', 'margin-bottom', 'margin-left', 'padding', 'padding-top', 'padding-right', 'padding-bottom'].map(of),
  ...['padding-left', 'border', 'border-top', 'border-bottom', 'border-left', 'border-right', 'border-collapse', 'border-radius'].map(of),
  ...['width', 'max-width', 'height', 'list-style-type'].map(of),
]) as Record<string, RegExp[]>;

function of(name: string): [string, RegExp[]] {
  return [name, [PLAIN]];
}

const TAGS =
  'a abbr address b big blockquote br caption center cite code col colgroup dd del div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp section small span strike strong sub sup table tbody td tfoot th thead tr tt u ul'.split(
    ' ',
  );
const PICTURE = /^data:image\/(png|jpeg|gif|webp);base64,[a-z0-9+/=\s]+$/i;
const MOST_NESTED = 200;

/**
 * The html of a mail for our pages: no script, no form, no style that reaches elsewhere. A remote picture keeps its address in `data-remote`, so that
 * nothing is asked for before somebody clicks; a picture of the mail itself names its part in `data-cid`. What is quoted is marked by `data-quoted`.
 */
export function safeHtml(markup: string): string {
  return sanitize(markup, {
    allowedTags: TAGS,
    allowedAttributes: {
      '*': ['style', 'dir', 'lang', 'title', 'align', 'valign', 'data-quoted'],
      a: ['href', 'target', 'rel'],
      img: ['src', 'alt', 'width', 'height', 'data-remote', 'data-cid'],
      table: ['width', 'cellpadding', 'cellspacing', 'border', 'bgcolor'],
      td: ['width', 'height', 'colspan', 'rowspan', 'bgcolor'],
      th: ['width', 'height', 'colspan', 'rowspan', 'bgcolor'],
      col: ['width', 'span'],
      font: ['color', 'size', 'face'],
      ol: ['start', 'type'],
    },
    allowedStyles: { '*': STYLES },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'template', 'svg', 'math', 'iframe', 'object'],
    nestingLimit: MOST_NESTED,
    transformTags: { a: link, img: picture, blockquote: quote, div: quote },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs.src && !attribs['data-remote'] && !attribs['data-cid'],
  });
}

function link(tagName: string, { href, style, title }: sanitize.Attributes): sanitize.Tag {
  const attribs = { ...(href && { href }), ...(style && { style }), ...(title && { title }), target: '_blank', rel: 'noopener noreferrer nofollow' };
  return { tagName, attribs };
}

function picture(tagName: string, { src = '', alt = '', width, height, style }: sanitize.Attributes): sanitize.Tag {
  const address = src.replace(/[\s\p{Cc}]+/gu, '');
  const remote = /^(https?:)?\/\//i.test(address) ? { 'data-remote': address.startsWith('//') ? `https:${address}` : address } : undefined;
  const inline = /^cid:/i.test(address) ? { 'data-cid': cidOf(address) } : undefined;
  const own = PICTURE.test(address) ? { src: address } : undefined;
  const size = { ...(width && { width }), ...(height && { height }), ...(style && { style }) };
  return { tagName, attribs: { ...(remote ?? inline ?? own), alt, ...size } };
}

function cidOf(address: string): string {
  try {
    return decodeURIComponent(address.slice(4)).replace(/[<>]/g, '');
  } catch {
    return address.slice(4); // a per cent sign that stands for itself
  }
}

const QUOTING = /gmail_quote|moz-cite|yahoo_quoted|protonmail_quote|tutanota_quote/;

function quote(tagName: string, { class: names = '', id = '', type, style, dir }: sanitize.Attributes): sanitize.Tag {
  const quoted = type === 'cite' || QUOTING.test(names) || id === 'divRplyFwdMsg';
  return { tagName, attribs: { ...(style && { style }), ...(dir && { dir }), ...(quoted && { 'data-quoted': 'true' }) } };
}

/** The words of html that was made safe. */
export const wordsOf = (safe: string): string => plainText(safe.replace(/ (?:data-remote|data-cid|src)="[^"]*"/g, '')).replaceAll('\u00a0', ' ');
