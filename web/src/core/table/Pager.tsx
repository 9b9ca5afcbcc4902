import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { IconButton, MenuItem, Select, Stack, Typography } from '@mui/material';
import type { Pagination } from '../api';
import { useFormat } from '../format';
import { useText } from '../texts';
import type { Change } from './useList';

export function Pager({ pagination, change }: { pagination: Pagination | undefined; change: Change }) {
  const t = useText();
  const { number } = useFormat();
  if (!pagination?.total) return null;
  const { total, perPage } = pagination;
  const page = pagination.page ?? 1;
  const last = pagination.totalPages ?? 1;
  const from = (page - 1) * perPage + 1;
  return (
    <Stack direction="row" spacing={1} sx={{ alignItems: 'center', justifyContent: 'flex-end' }} className="no-print">
      <Typography variant="body2" color="textSecondary" role="status">
        {last > 1
          ? t('table.range', { from: number(from), to: number(Math.min(total, page * perPage)), total: number(total) })
          : t('table.rows', { count: total })}
      </Typography>
      {total > 20 && (
        <Select
          size="small"
          variant="standard"
          disableUnderline
          value={perPage}
          onChange={(event) => change({ perPage: Number(event.target.value) })}
          inputProps={{ 'aria-label': t('table.perPage') }}
          sx={{ fontSize: '0.8125rem' }}
        >
          {[...new Set([20, 50, 100, 200, perPage])]
            .sort((a, b) => a - b)
            .map((size) => (
              <MenuItem key={size} value={size}>
                {size}
              </MenuItem>
            ))}
        </Select>
      )}
      {last > 1 && (
        <>
          <IconButton aria-label={t('table.previous')} disabled={page <= 1} onClick={() => change({ page: page - 1 })}>
            <ChevronLeft fontSize="small" />
          </IconButton>
          <IconButton aria-label={t('table.next')} disabled={page >= last} onClick={() => change({ page: page + 1 })}>
            <ChevronRight fontSize="small" />
          </IconButton>
        </>
      )}
    </Stack>
  );
}
