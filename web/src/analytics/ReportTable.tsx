import { Table, TableBody, TableCell, TableContainer, TableFooter, TableHead, TableRow } from '@mui/material';
import type { ReportRow } from '../api';
import { useOffer } from '../core/frame/registry';
import { Title } from '../core/table/Cell';
import { language, useText } from '../core/texts';
import { isRight, useValue } from './cells';
import type { ReportSummary, ResultColumn } from './reports';
import { useUnit } from './units';

const rightOf = ({ type, measure, by }: ResultColumn) => measure || (!by && isRight(type));

/** A value as its column is told: a step of time by its name, choices in words, amounts with their currency. */
function useTold(summary: Pick<ReportSummary, 'currency' | 'yearStart'>) {
  const valueOf = useValue();
  const unit = useUnit();
  return ({ key, type, choices, by, measure, unit: counts }: ResultColumn, values: Record<string, unknown>): string => {
    const value = values[key];
    if (value === null || value === undefined || value === '') return '–';
    if (by) return stepName(String(value), by, summary.yearStart);
    if (choices) return choices[String(value)] ?? String(value);
    if (measure && counts) return unit(value as string | number, counts, summary.currency);
    return valueOf(value, type, (values.currency as string | undefined) ?? summary.currency);
  };
}

/** `2026-11-01` by month is "November 2026"; a quarter or year is that of the fiscal year. */
function stepName(day: string, by: NonNullable<ResultColumn['by']>, yearStart: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  const say = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language(), { timeZone: 'UTC', ...options }).format(at);
  if (by === 'day' || by === 'week') return say({ dateStyle: 'medium' });
  if (by === 'month') return say({ month: 'long', year: 'numeric' });
  const first = at.getUTCFullYear();
  const year = yearStart === 1 ? String(first) : `${first}/${String(first + 1).slice(2)}`;
  if (by === 'year') return year;
  const quarter = Math.floor(((at.getUTCMonth() + 1 - yearStart + 12) % 12) / 3) + 1;
  const began = at.getUTCMonth() + 1 >= yearStart ? first : first - 1;
  return `Q${quarter} ${yearStart === 1 ? began : `${began}/${String(began + 1).slice(2)}`}`;
}

/** The rows of a report, and what all of them come to: on all pages, not only on this one. */
export function ReportTable({ rows, summary }: { rows: ReportRow[]; summary: ReportSummary }) {
  const t = useText();
  const told = useTold(summary);
  const { columns, opens, sums } = summary;
  const linked = useOffer().records.some(({ resource }) => resource === opens);
  const summed = columns.some(({ key }) => sums[key] !== undefined && sums[key] !== null);
  return (
    <TableContainer tabIndex={0} role="group" aria-label={t('reports.one.table')}>
      <Table size="small" aria-label={summary.title}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column.key} align={rightOf(column) ? 'right' : 'left'} sx={{ whiteSpace: 'nowrap' }}>
                {column.label}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ recordId, values }, i) => (
            <TableRow key={`${recordId ?? ''}${i}`} hover>
              {columns.map((column, at) => (
                <TableCell key={column.key} align={rightOf(column) ? 'right' : 'left'} sx={{ whiteSpace: rightOf(column) || at === 0 ? 'nowrap' : 'normal' }}>
                  {at === 0 && linked && recordId ? <Title to={`/go/${opens}/${recordId}`}>{told(column, values)}</Title> : told(column, values)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
        {summed && (
          <TableFooter sx={{ '& td': { color: 'text.primary', fontSize: '0.875rem', fontWeight: 600, borderTop: 1, borderColor: 'divider', borderBottom: 0 } }}>
            <TableRow>
              {columns.map((column, at) => (
                <TableCell key={column.key} align={rightOf(column) ? 'right' : 'left'} sx={{ whiteSpace: 'nowrap' }}>
                  {sums[column.key] !== undefined && sums[column.key] !== null
                    ? told(column, { ...sums, currency: summary.currency })
                    : at === 0
                      ? t('reports.one.sum')
                      : ''}
                </TableCell>
              ))}
            </TableRow>
          </TableFooter>
        )}
      </Table>
    </TableContainer>
  );
}
