import { html, raw, type Html } from '../core/html';
import type { MailBrand } from '../core/mail/mail.layout';
import { readable } from '../core/pdf/colors';
import type { ChartPart, FigureLine, FiguresPart, Locale, NotePart, Part, ReportMail, TablePart } from './report-mail';
import { altOf, cellIn, changeIn, mailWords, momentIn, sizeIn, valueIn } from './report-mail.words';

/** Mail programs know little: tables and inline styles, and a style sheet for those that know dark screens and narrow ones. */
const FONT = `font-family:'Source Sans 3','Segoe UI',Helvetica,Arial,sans-serif`;
const STYLE = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (max-width: 480px) {
    .k-pad { padding-left: 16px !important; padding-right: 16px !important; }
    .k-page { padding: 8px 0 !important; }
    .k-cell { font-size: 12px !important; padding-left: 4px !important; padding-right: 4px !important; }
    .k-more { display: none !important; }
  }
  @media (prefers-color-scheme: dark) {
    .k-body, .k-page { background: #12161c !important; }
    .k-card { background: #1c222b !important; }
    .k-ink { color: #eef1f5 !important; }
    .k-quiet { color: #a9b4c2 !important; }
    .k-line { border-color: #3a4450 !important; }
    .k-link { color: #9cc4f2 !important; }
    .k-good { color: #74d3ae !important; }
    .k-bad { color: #f2a48d !important; }
    .k-chart { border-color: #3a4450 !important; }
  }`;
const INK = '#1c2430';
const QUIET = '#5b6575';
/** What a narrow screen can hold beside the first column. */
const NARROW_COLUMNS = 3;
const WIDE_COLUMNS = 5;
/** More of them would take the place of whom or what a row is about. */
const SUM_COLUMNS = 2;

/** The mail as html. */
export function reportHtml(mail: ReportMail): string {
  const { organization, locale, content } = mail;
  const color = /^#[0-9a-f]{6}$/i.test(organization.primaryColor ?? '') ? organization.primaryColor! : '#1f3a5f';
  const inner = html`${factsOf(mail)} ${content.parts.map((part) => partOf(part, mail))} ${filesOf(mail)} ${openOf(mail, readable(organization.primaryColor))}`;
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${content.title}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body class="k-body" style="margin:0;background:#f3f4f6;${raw(FONT)};color:${INK}">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
          <tr>
            <td class="k-page" align="center" style="padding:24px 8px">${card(organization, color, content.title, inner)}${footOf(mail)}</td>
          </tr>
        </table>
      </body>
    </html>`.toString();
}

const card = ({ name }: MailBrand, color: string, title: string, inner: Html): Html =>
  html`<table
    class="k-card"
    role="presentation"
    width="640"
    cellpadding="0"
    cellspacing="0"
    style="max-width:640px;width:100%;background:#ffffff;border-radius:8px;border-top:4px solid ${color}"
  >
    <tr>
      <td class="k-pad k-quiet" style="padding:24px 32px 0;font-size:14px;font-weight:600;color:${QUIET}">${name}</td>
    </tr>
    <tr>
      <td class="k-pad k-ink" style="padding:4px 32px 0;font-size:22px;line-height:1.3;font-weight:600;color:${INK}">${title}</td>
    </tr>
    <tr>
      <td class="k-pad k-ink" style="padding:12px 32px 28px;font-size:15px;line-height:1.5;color:${INK}">${inner}</td>
    </tr>
  </table>`;

/** Of which days, on whose clock, of which rows: without these a number says little. */
function factsOf({ locale, content, calculatedAt, trial }: ReportMail): Html {
  const say = mailWords(locale);
  const { period, zone, filters, hidden } = content;
  const lines: [string, string][] = [
    [say.period, period.label],
    [say.zone, zone],
    [say.filters, filters.join(' · ') || say.noFilters],
    [say.calculated, momentIn(locale, calculatedAt, zone)],
  ];
  if (hidden.length) lines.push([say.hidden, `${hidden.join(', ')} (${say.hiddenWhy})`]);
  return html`${trial && html`<p class="k-quiet" style="margin:0 0 8px;color:${QUIET}">${say.trial}</p>`}
    <table role="presentation" cellpadding="0" cellspacing="0" style="font-size:14px;margin:0 0 20px">
      ${lines.map(
        ([name, value]) =>
          html`<tr>
            <td class="k-quiet" valign="top" style="padding:1px 14px 1px 0;color:${QUIET};white-space:nowrap">${name}</td>
            <td class="k-ink" valign="top" style="padding:1px 0;color:${INK}">${value}</td>
          </tr>`,
      )}
    </table>`;
}

function partOf(part: Part, mail: ReportMail): Html {
  if (part.kind === 'figures') return figuresOf(part, mail.locale);
  if (part.kind === 'table') return tableOf(part, mail);
  return part.kind === 'chart' ? chartOf(part, mail.locale) : noteOf(part);
}

const heading = (title: string | null): Html | null =>
  title ? html`<p class="k-ink" style="margin:0 0 6px;font-size:16px;font-weight:600;color:${INK}">${title}</p>` : null;
const noteOf = ({ title, text }: NotePart): Html =>
  html`${heading(title)}
    <p class="k-ink" style="margin:0 0 20px;color:${INK}">${text.split('\n').map((line) => html`${line}<br />`)}</p>`;

function figuresOf({ title, figures }: FiguresPart, locale: Locale): Html {
  return html`${heading(title)}
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 20px">
      ${figures.map((figure) => figureOf(figure, locale))}
    </table>`;
}

function figureOf(figure: FigureLine, locale: Locale): Html {
  const say = mailWords(locale);
  const { label, value, unit, currency, reason, previous, at, otherCurrencies } = figure;
  const change = changeIn(locale, figure);
  const small = [
    at && `${say.asOf} ${cellIn(locale, at, DAY, 'UTC', '')}`,
    previous !== null && `${say.before} ${valueIn(locale, previous, unit, currency)}`,
    otherCurrencies.length > 0 && `${say.others} ${otherCurrencies.join(', ')}`,
  ].filter(Boolean);
  return html`<tr>
    <td class="k-line k-ink" style="padding:9px 12px 9px 0;border-bottom:1px solid #e4e7ec;color:${INK}">
      ${label}${small.length > 0 && html`<br /><span class="k-quiet" style="font-size:12px;color:${QUIET}">${small.join(' · ')}</span>`}
    </td>
    <td class="k-line k-ink" align="right" valign="top" style="padding:9px 0;border-bottom:1px solid #e4e7ec;white-space:nowrap;color:${INK}">
      ${value === null ? html`<span class="k-quiet" style="color:${QUIET}">${say[reason ?? 'no_data']}</span>` : html`<strong>${valueIn(locale, value, unit, currency)}</strong>`}${
        change && html`<br /><span class="${toneOf(figure).name}" style="font-size:13px;color:${toneOf(figure).color}">${change}</span>`
      }
    </td>
  </tr>`;
}
const DAY = { key: 'day', label: '', type: 'day', unit: null, choices: null } as const;

function toneOf({ change, changeKind, better }: FigureLine): { name: string; color: string } {
  if (changeKind !== 'percent' || !change || !better) return { name: 'k-quiet', color: QUIET };
  return change > 0 === (better === 'more') ? { name: 'k-good', color: '#0b6b4f' } : { name: 'k-bad', color: '#a5381c' };
}

const NUMERIC = new Set(['money', 'price', 'quantity', 'number', 'percent', 'minutes', 'hours', 'days']);

/** Letters. */
const SHORT = 14;
const RULE = 'border-bottom:1px solid #e4e7ec;color:#1c2430';

/** A cell writer for these columns: numbers to the right, and what a narrow screen leaves out marked. */
function cells(columns: TablePart['columns']): (text: string | Html | null, at: number, style: string, tag?: string) => Html {
  const narrow = kept(columns);
  return (text, at, style, tag = 'td') => {
    const right = NUMERIC.has(columns[at].type);
    const more = narrow.has(at) ? '' : ' k-more';
    // what is short stays on one line, a word of any length does not make the mail wider than the screen
    const whole = right || (typeof text === 'string' && text.length <= SHORT);
    const look = `padding:6px 8px;${whole ? 'white-space:nowrap;' : 'min-width:96px;word-break:break-word;overflow-wrap:anywhere;'}${style}`;
    return html`${raw(`<${tag} class="k-cell k-line k-ink${more}" align="${right ? 'right' : 'left'}" style="${look}">`)}${text}${raw(`</${tag}>`)}`;
  };
}

function tableOf(part: TablePart, { locale, content }: ReportMail): Html {
  const say = mailWords(locale);
  const { title, rows, total, currency, otherCurrencies } = part;
  if (!rows.length)
    return html`${heading(title)}
      <p class="k-quiet" style="margin:0 0 20px;color:${QUIET}">${say.none}</p>`;
  const columns = chosen(part);
  const td = cells(columns);
  const all = new Intl.NumberFormat(locale === 'de' ? 'de-DE' : 'en-GB').format(total);
  const more = part.columns.length - columns.length;
  const remarks = [
    total > rows.length ? say.rows(rows.length, all) : say.allRows(all, total === 1),
    otherCurrencies.length && `${say.others} ${otherCurrencies.join(', ')}`,
    more > 0 && say.moreColumns(more),
  ];
  const line = (row: TablePart['rows'][number]) =>
    columns.map((column, at) => td(cellIn(locale, row[column.key] ?? null, column, content.zone, currency), at, RULE));
  return html`${heading(title)}
    <table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;font-size:13px;line-height:1.35;margin:0 0 6px">
      <tr>
        ${columns.map(({ label }, at) => td(label, at, 'border-bottom:2px solid #c6ccd5;font-weight:600;vertical-align:bottom;color:#1c2430', 'th'))}
      </tr>
      ${rows.map(
        (row) =>
          html`<tr>
            ${line(row)}
          </tr>`,
      )}
      ${sumLine(part, columns, locale, content.zone)}
    </table>
    <p class="k-quiet" style="margin:0 0 20px;font-size:12px;color:${QUIET}">${remarks.filter(Boolean).join(' · ')}</p>`;
}

/** What fits side by side: the first columns, and what is summed. */
function chosen({ columns, sums }: TablePart): TablePart['columns'] {
  if (columns.length <= WIDE_COLUMNS) return columns;
  const summed = columns.filter(({ key }) => sums[key] !== undefined && sums[key] !== null).slice(-SUM_COLUMNS);
  const first = columns.filter((column) => !summed.includes(column)).slice(0, WIDE_COLUMNS - summed.length);
  return columns.filter((column) => first.includes(column) || summed.includes(column));
}

/** What all rows come to, below their columns; the first column that has no sum says what it is. */
function sumLine({ sums, currency }: TablePart, columns: TablePart['columns'], locale: Locale, zone: string): Html | null {
  const has = columns.map(({ key }) => sums[key] !== undefined && sums[key] !== null);
  if (!has.includes(true)) return null;
  const td = cells(columns);
  const said = columns.map((column, at) =>
    has[at] ? cellIn(locale, sums[column.key], column, zone, currency) : at === has.indexOf(false) ? mailWords(locale).sum : '',
  );
  return html`<tr>
    ${said.map((text, at) => td(html`<strong>${text}</strong>`, at, 'border-top:2px solid #c6ccd5;color:#1c2430'))}
  </tr>`;
}

/** On a narrow screen: the first column, and the numbers that come last, because a sum is read there. */
function kept(columns: TablePart['columns']): Set<number> {
  const last = columns.map((column, at) => ({ at, number: NUMERIC.has(column.type) })).slice(1);
  const chosen = [...last].sort((a, b) => Number(b.number) - Number(a.number) || b.at - a.at).slice(0, NARROW_COLUMNS - 1);
  return new Set([0, ...chosen.map(({ at }) => at)]);
}

const chartOf = ({ chart, contentId }: ChartPart, locale: Locale): Html =>
  html`<img
    class="k-chart"
    src="cid:${contentId}"
    width="576"
    alt="${altOf(locale, chart)}"
    style="display:block;width:100%;max-width:576px;height:auto;border:1px solid #e4e7ec;border-radius:4px;margin:0 0 20px"
  />`;

function filesOf({ locale, files, filesWithheld, linksUntil, content }: ReportMail): Html | null {
  if (!files.length && !filesWithheld) return null;
  const say = mailWords(locale);
  const attached = files.filter(({ url }) => !url).map(({ name, size }) => `${name} (${sizeIn(locale, size)})`);
  const linked = files.filter(({ url }) => url);
  const until = linksUntil ? ` (${say.until} ${momentIn(locale, linksUntil, content.zone)})` : '';
  return html`<p class="k-quiet" style="margin:0 0 16px;font-size:13px;color:${QUIET}">
    ${filesWithheld && html`${say.withheld}<br />`} ${attached.length > 0 && html`${say.attached}: ${attached.join(', ')}<br />`}
    ${linked.length > 0 && html`${say.linked}${until}: ${linked.map(({ name, size, url }) => html`<a class="k-link" style="color:#1f5fa8" href="${url}">${name}</a> (${sizeIn(locale, size)}) `)}`}
  </p>`;
}

const openOf = ({ locale, openUrl }: ReportMail, color: string): Html | null =>
  openUrl ? html`<p style="margin:0"><a class="k-link" style="color:${color};font-weight:600" href="${openUrl}">${mailWords(locale).open}</a></p>` : null;

function footOf({ locale, organization, scheduleName, ownerName, unsubscribeUrl, openUrl }: ReportMail): Html {
  const say = mailWords(locale);
  return html`<p class="k-quiet" style="max-width:600px;font-size:12px;line-height:1.5;color:${QUIET};margin:16px 16px 0">
    ${say.why(scheduleName, ownerName)}${openUrl && ` ${say.member}`}
    ${unsubscribeUrl && html`<br /><a class="k-link" style="color:#1f5fa8" href="${unsubscribeUrl}">${say.unsubscribe}</a>`}
    ${organization.footer.map((line) => html`<br />${line}`)}
  </p>`;
}
