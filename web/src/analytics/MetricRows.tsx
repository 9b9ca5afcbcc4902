import {
  Box,
  Link,
  Paper,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableFooter,
  TableHead,
  TableRow,
  TableSortLabel,
  Typography,
} from '@mui/material';
import { Link as RouterLink, useSearchParams } from 'react-router';
import type { DataSetColumn, FigureRow, MetricEntry } from '../api';
import { useMany } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useOffer } from '../core/frame/registry';
import { Pager } from '../core/table';
import { useText } from '../core/texts';
import { useCell, isRight } from './cells';
import { rowsQuery, said } from './metrics';
import type { Period } from './period';
import { useUnit } from './units';

interface Told {
  summary: { value: string | number | null; rows: number; sums: Record<string, string | number | null> };
  columns: DataSetColumn[];
  opens: string | null;
}
const PER_PAGE = 50;

/** Page and order of the rows, in the address. */
function useRowsState() {
  const [params, setParams] = useSearchParams();
  const change = (patch: Record<string, string>) =>
    setParams(
      (now) => {
        const next = new URLSearchParams(now);
        for (const [name, value] of Object.entries(patch)) next.set(name, value);
        return next;
      },
      { preventScrollReset: true },
    );
  const sort = params.get('sort') ?? undefined;
  const perPage = Math.min(200, Math.max(1, Number(params.get('perPage')) || PER_PAGE));
  return { page: Math.max(1, Number(params.get('page')) || 1), perPage, sort, change };
}

interface Props {
  id: string;
  metric: MetricEntry | undefined;
  period: Period;
}

/** The rows of a number, page by page; what stands below is the number of all of them. */
export function MetricRows({ id, metric, period }: Props) {
  const t = useText();
  const { page, perPage, sort, change } = useRowsState();
  const { data, error, refetch, isPlaceholderData } = useMany<FigureRow>(`/metrics/${id}/rows`, { ...rowsQuery(period), page, perPage, sort });
  if (error && !data) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton variant="rounded" height={320} />;
  const told = data.meta as unknown as Told;
  return (
    <Paper component="section" variant="outlined" aria-label={t('boards.rows.title')} aria-busy={isPlaceholderData} sx={{ minWidth: 0 }}>
      {data.data.length ? (
        <TableContainer tabIndex={0} role="group" aria-label={t('boards.rows.title')}>
          <Table size="small" aria-label={metric ? said(metric.label) : t('boards.rows.title')}>
            <Head columns={told.columns} sort={sort} onSort={(next) => change({ sort: next, page: '1' })} />
            <Rows rows={data.data} told={told} />
            <Foot told={told} metric={metric} />
          </Table>
        </TableContainer>
      ) : (
        <Typography color="textSecondary" sx={{ p: 3 }}>
          {t('boards.rows.none')}
        </Typography>
      )}
      <Box sx={{ p: 1 }}>
        <Pager pagination={data.pagination} change={({ page: next = 1, perPage: size = perPage }) => change({ page: String(next), perPage: String(size) })} />
      </Box>
    </Paper>
  );
}

function Head({ columns, sort, onSort }: { columns: DataSetColumn[]; sort: string | undefined; onSort: (sort: string) => void }) {
  const descending = sort?.startsWith('-');
  const active = sort?.replace(/^-/, '');
  return (
    <TableHead>
      <TableRow>
        {columns.map(({ key, label, type }) => (
          <TableCell
            key={key}
            align={isRight(type) ? 'right' : 'left'}
            sortDirection={active === key ? (descending ? 'desc' : 'asc') : false}
            sx={{ whiteSpace: 'nowrap' }}
          >
            <TableSortLabel
              active={active === key}
              direction={descending ? 'desc' : 'asc'}
              onClick={() => onSort(active === key && !descending ? `-${key}` : key)}
            >
              {said(label)}
            </TableSortLabel>
          </TableCell>
        ))}
      </TableRow>
    </TableHead>
  );
}

function Rows({ rows, told: { columns, opens } }: { rows: FigureRow[]; told: Told }) {
  const cell = useCell();
  const linked = useOffer().records.some(({ resource }) => resource === opens);
  return (
    <TableBody>
      {rows.map(({ id, recordId, values }) => (
        <TableRow key={id} hover>
          {columns.map((column, at) => {
            const shown = cell(column, values);
            return (
              <TableCell key={column.key} align={isRight(column.type) ? 'right' : 'left'} sx={{ whiteSpace: isRight(column.type) ? 'nowrap' : 'normal' }}>
                {at === 0 && linked && recordId ? (
                  <Link component={RouterLink} to={`/go/${opens}/${recordId}`}>
                    {shown}
                  </Link>
                ) : (
                  shown
                )}
              </TableCell>
            );
          })}
        </TableRow>
      ))}
    </TableBody>
  );
}

/** What all rows come to, on all pages: the number itself, and the sums of the columns that have one. */
function Foot({ told: { summary, columns }, metric }: { told: Told; metric: MetricEntry | undefined }) {
  const t = useText();
  const unit = useUnit();
  const cell = useCell();
  const summed = columns.map(({ key, type }) => isRight(type) && summary.sums[key] !== undefined);
  // the words have the room of the columns before the first sum
  const first = summed.includes(true) ? Math.max(1, summed.indexOf(true)) : columns.length;
  return (
    <TableFooter sx={{ '& td': { color: 'text.primary', fontSize: '0.875rem', fontWeight: 600, borderTop: 1, borderColor: 'divider', borderBottom: 0 } }}>
      <TableRow>
        <TableCell colSpan={first}>
          {t('boards.rows.sum')} {metric ? unit(summary.value, metric.unit) : ''} {t('boards.rows.of', { count: summary.rows })}
        </TableCell>
        {columns.slice(first).map((column, at) => (
          <TableCell key={column.key} align="right" sx={{ whiteSpace: 'nowrap' }}>
            {summed[first + at] ? cell(column, summary.sums) : ''}
          </TableCell>
        ))}
      </TableRow>
    </TableFooter>
  );
}
