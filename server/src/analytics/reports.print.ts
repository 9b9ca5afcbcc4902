import { raw } from '../core/html';
import type { LetterOrganization } from '../core/pdf/letter';
import { sheetPaper } from '../core/pdf/sheet-paper';
import { chartColors, svgOf } from './chart.svg';
import type { ReportResult } from './reports.result';
import { factsOf, isRight, paperCell, paperLabel, remarksOf, sumsRow } from './reports.sheets';
import type { Locale } from './reports.words';

interface Around {
  organization: LetterOrganization;
  locale: Locale;
  now: string;
  grouped: boolean;
}

/** A result as a paper of the house, with its chart, what it was asked and what it leaves out. */
export function reportPaper(result: ReportResult, { organization, locale, now, grouped }: Around): string {
  const { columns, rows, chart, title, description, period, yearStart } = result;
  const around = { locale, zone: period.zone, yearStart };
  const sums = sumsRow(result, locale);
  const cells = (row: Record<string, unknown>) =>
    columns.map((column) =>
      row === sums && !column.measure && typeof row[column.key] === 'string' && !isRight(column)
        ? String(row[column.key])
        : paperCell(row[column.key] as string, column, around),
    );
  const figure = chart && raw(svgOf({ ...chart, title: '' }, { width: 720, height: 270, locale, colors: chartColors(organization) }));
  return sheetPaper({
    organization,
    language: locale,
    title,
    subtitle: description,
    facts: factsOf(result, { locale, now, grouped }),
    figure,
    columns: columns.map((column) => ({
      label: paperLabel(column, locale),
      tight: column.type !== 'text',
      ...(isRight(column) && { align: 'right' as const }),
    })),
    rows: rows.map(cells),
    sums: sums && cells(sums),
    notes: remarksOf(result, locale, rows.length),
  });
}
