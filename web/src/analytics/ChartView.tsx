import { Box, Skeleton, Typography } from '@mui/material';
import { lazy, Suspense, type ReactNode } from 'react';
import { Hidden } from '../core/Hidden';
import { useSeen } from '../core/hooks';
import { PlainTable } from '../core/table';
import { useText } from '../core/texts';
import { useAllDrawn } from './paper';
import { useUnit, type Unit } from './units';

/** A chart as the server says it: the same one is drawn here, in PDFs and in mails. Values beside the labels, null where there is none. */
export interface ChartSpec {
  kind: 'bar' | 'line' | 'pie';
  title: string;
  unit: Unit | null;
  currency?: string | null;
  labels: string[];
  series: { name: string; values: (number | null)[] }[];
  /** What each series, or each piece of a pie, means: good, to be watched, bad. Left out, the colours of the house. */
  tones?: ('success' | 'warning' | 'error')[];
  /** Between which values the truth is expected, beside the labels: of a forecast. */
  range?: ({ low: number; high: number } | null)[];
}

// the library that draws is loaded where there is something to draw
const Drawing = lazy(() => import('./ChartDrawing'));

interface Props {
  chart: ChartSpec;
  height?: number;
  /** Above the column of labels in the table: "Month". */
  column?: string;
  /** In the place of a chart in which there is nothing. */
  none?: string;
  /** Large enough to be read across a room. */
  large?: boolean;
  /** Without the table: where the same rows stand beside it anyway. */
  bare?: boolean;
  /** As high as what it stands in. */
  fill?: boolean;
  /** The table alone, in the place of the chart. */
  asTable?: boolean;
  /** Labels in full, for the table. */
  rows?: string[];
}

/** A chart, and the same as a table for those who do not see it. */
export function ChartView({ chart, height = 260, column, none, large, bare, fill, asTable, rows = chart.labels }: Props) {
  const t = useText();
  const empty = chart.series.every(({ values }) => values.every((value) => !value));
  if (empty)
    return (
      <Typography color="textSecondary" sx={{ py: 6, textAlign: 'center' }}>
        {none ?? t('analytics.noData')}
      </Typography>
    );
  if (asTable) return <ValueTable chart={chart} column={column} rows={rows} />;
  return (
    <>
      <WhenSeen height={fill ? undefined : height}>
        <Drawing chart={chart} height={fill ? undefined : height} large={large} />
      </WhenSeen>
      {fill && (
        <Hidden>
          <PlainValues chart={chart} rows={rows} />
        </Hidden>
      )}
      {!bare && !fill && (
        <Box component="details" sx={{ mt: 1 }} className="no-print">
          <Typography component="summary" variant="body2" sx={{ cursor: 'pointer', color: 'text.secondary', minHeight: 24 }}>
            {t('analytics.table')}
          </Typography>
          <Box sx={{ mt: 1, maxHeight: 320, overflow: 'auto' }} tabIndex={0} role="group" aria-label={chart.title}>
            <ValueTable chart={chart} column={column} rows={rows} />
          </Box>
        </Box>
      )}
    </>
  );
}

/** What costs much to draw is drawn when somebody gets there, or when all of it goes to paper. */
function WhenSeen({ height, children }: { height: number | undefined; children: ReactNode }) {
  const [ref, seen] = useSeen<HTMLDivElement>();
  const all = useAllDrawn();
  return (
    <Box ref={ref} aria-hidden sx={{ minWidth: 0, ...(height === undefined ? { height: 1 } : { minHeight: height }) }}>
      {(seen || all) && <Suspense fallback={<Skeleton variant="rounded" height={height ?? '100%'} />}>{children}</Suspense>}
    </Box>
  );
}

function ValueTable({ chart, column, rows }: Pick<Props, 'chart' | 'column'> & { rows: string[] }) {
  const t = useText();
  const say = useUnit();
  const { title, series, unit, currency, range } = chart;
  const between = (at: number) => {
    const found = range?.[at];
    return found ? `${say(found.low, unit, currency)} – ${say(found.high, unit, currency)}` : '';
  };
  return (
    <PlainTable
      label={title}
      rows={rows.map((label, at) => ({ label, at }))}
      keyOf={({ at }) => String(at)}
      columns={[
        { label: column ?? t('analytics.column'), cell: ({ label }) => label },
        ...series.map(({ name, values }) => ({ label: name, right: true, cell: ({ at }: { at: number }) => say(values[at], unit, currency) })),
        ...(range ? [{ label: t('analytics.range'), right: true, cell: ({ at }: { at: number }) => between(at) }] : []),
      ]}
    />
  );
}

/** The same for those who listen, without anything that scrolls. */
function PlainValues({ chart: { title, series, unit, currency }, rows }: Pick<Props, 'chart'> & { rows: string[] }) {
  const say = useUnit();
  return (
    <table>
      <caption>{title}</caption>
      <tbody>
        {rows.map((label, at) => (
          <tr key={at}>
            <th scope="row">{label}</th>
            {series.map(({ name, values }) => (
              <td key={name}>{say(values[at], unit, currency)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
