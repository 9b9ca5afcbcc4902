import type { FigureLine, Locale, Part, ReportMail, TablePart } from './report-mail';
import { altOf, cellIn, changeIn, mailWords, momentIn, sizeIn, valueIn } from './report-mail.words';

/** The same mail for programs, and people, that read no html: everything but the pictures. */
export function reportText(mail: ReportMail): string {
  const { organization, locale, content, calculatedAt, scheduleName, ownerName, openUrl, unsubscribeUrl, trial } = mail;
  const say = mailWords(locale);
  const blocks = [
    `${organization.name}\n${content.title}`,
    ...(trial ? [say.trial] : []),
    [
      `${say.period}: ${content.period.label}`,
      `${say.zone}: ${content.zone}`,
      `${say.filters}: ${content.filters.join(' · ') || say.noFilters}`,
      `${say.calculated}: ${momentIn(locale, calculatedAt, content.zone)}`,
      ...(content.hidden.length ? [`${say.hidden}: ${content.hidden.join(', ')} (${say.hiddenWhy})`] : []),
    ].join('\n'),
    ...content.parts.map((part) => partOf(part, locale, content.zone)),
    filesOf(mail),
    openUrl ? `${say.open}: ${openUrl}` : '',
    `-- \n${[`${say.why(scheduleName, ownerName)}${openUrl ? ` ${say.member}` : ''}`, unsubscribeUrl && `${say.unsubscribe}: ${unsubscribeUrl}`, ...organization.footer].filter(Boolean).join('\n')}`,
  ];
  return blocks.filter(Boolean).join('\n\n');
}

function partOf(part: Part, locale: Locale, zone: string): string {
  if (part.kind === 'chart') return altOf(locale, part.chart);
  const title = part.title ? [part.title] : [];
  if (part.kind === 'note') return [...title, part.text].join('\n');
  if (part.kind === 'figures') return [...title, ...part.figures.map((one) => figureOf(one, locale))].join('\n');
  return [...title, ...tableOf(part, locale, zone)].join('\n');
}

function figureOf(figure: FigureLine, locale: Locale): string {
  const say = mailWords(locale);
  const { label, value, unit, currency, reason, previous, otherCurrencies } = figure;
  const said = value === null ? say[reason ?? 'no_data'] : valueIn(locale, value, unit, currency);
  const more = [
    changeIn(locale, figure),
    previous === null ? null : `${say.before} ${valueIn(locale, previous, unit, currency)}`,
    otherCurrencies.length ? `${say.others} ${otherCurrencies.join(', ')}` : null,
  ].filter(Boolean);
  return `${label}: ${said}${more.length ? ` (${more.join('; ')})` : ''}`;
}

function tableOf({ columns, rows, sums, total, currency, otherCurrencies }: TablePart, locale: Locale, zone: string): string[] {
  const say = mailWords(locale);
  if (!rows.length) return [say.none];
  const lines = rows.map((row) => columns.map((column) => cellIn(locale, row[column.key] ?? null, column, zone, currency)).join(' | '));
  const summed = columns.filter(({ key }) => sums[key] !== undefined && sums[key] !== null);
  const said = summed.map((column) => `${column.label} ${cellIn(locale, sums[column.key], column, zone, currency)}`).join(', ');
  const all = new Intl.NumberFormat(locale === 'de' ? 'de-DE' : 'en-GB').format(total);
  return [
    columns.map(({ label }) => label).join(' | '),
    ...lines,
    ...(said ? [`${say.sum}: ${said}`] : []),
    total > rows.length ? say.rows(rows.length, all) : say.allRows(all, total === 1),
    ...(otherCurrencies.length ? [`${say.others} ${otherCurrencies.join(', ')}`] : []),
  ];
}

function filesOf({ locale, files, filesWithheld, linksUntil, content }: ReportMail): string {
  const say = mailWords(locale);
  const attached = files.filter(({ url }) => !url).map(({ name, size }) => `${name} (${sizeIn(locale, size)})`);
  const linked = files.filter(({ url }) => url).map(({ name, size, url }) => `${name} (${sizeIn(locale, size)}): ${url}`);
  const until = linksUntil ? ` (${say.until} ${momentIn(locale, linksUntil, content.zone)})` : '';
  return [
    ...(filesWithheld ? [say.withheld] : []),
    ...(attached.length ? [`${say.attached}: ${attached.join(', ')}`] : []),
    ...(linked.length ? [`${say.linked}${until}:`, ...linked] : []),
  ].join('\n');
}
