import { Box, Checkbox, Link, Skeleton, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useText } from '../texts';
import { Cell } from './Cell';
import type { AnyColumn, Row } from './declare';
import type { View } from './TableView';

function parts(columns: AnyColumn[]) {
  const title = columns.find((column) => column.card === 'title') ?? columns.find((column) => column.type === 'link') ?? columns[0];
  const mark = columns.find((column) => column.type === 'status' && column !== title);
  const rest = columns.filter((column) => column !== title && column !== mark && column.card !== 'none');
  const chosen = rest.filter((column) => column.card === 'line');
  return { title, mark, lines: chosen.length ? chosen : rest.slice(0, 4) };
}

/** The list on a phone: one card a row, nothing scrolls sideways. */
export function CardView(view: View) {
  const { rows, loading } = view;
  if (loading && !rows.length)
    return (
      <Stack spacing={1}>
        {[0, 1, 2, 3].map((at) => (
          <Skeleton key={at} variant="rounded" height={96} />
        ))}
      </Stack>
    );
  return (
    <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row) => (
        <Card key={row.id} view={view} row={row} />
      ))}
    </Stack>
  );
}

function Card({ view, row }: { view: View; row: Row }) {
  const t = useText();
  const { table, selection, label, titleOf } = view;
  const { title, mark, lines } = parts(view.columns);
  return (
    <Box
      component="li"
      sx={{ border: 1, borderColor: selection?.has(row.id) ? 'primary.main' : 'divider', borderRadius: 1, bgcolor: 'background.paper', p: 1.5 }}
    >
      <Stack direction="row" useFlexGap spacing={1} sx={{ alignItems: 'flex-start', flexWrap: 'wrap' }}>
        {selection && (
          <Checkbox
            checked={selection.has(row.id)}
            onChange={() => selection.toggle(row.id)}
            slotProps={{ input: { 'aria-label': t('table.selectRow', { title: titleOf(row) }) } }}
            sx={{ m: -0.75, p: 0.75 }}
          />
        )}
        <Box sx={{ flex: '1 1 120px', minWidth: 0, fontWeight: 600, overflowWrap: 'break-word', hyphens: 'auto' }}>
          {table.to ? (
            <Link component={RouterLink} to={table.to(row)} sx={{ color: 'text.primary', display: 'block', py: 0.25 }}>
              {titleOf(row)}
            </Link>
          ) : (
            <Cell table={table} column={title} row={row} />
          )}
        </Box>
        {mark && <Cell table={table} column={mark} row={row} />}
      </Stack>
      <Box component="dl" sx={{ m: 0, mt: 1, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.5 }}>
        {lines.map((column) => (
          <Box key={column.field} sx={{ display: 'contents' }}>
            <Typography component="dt" variant="body2" color="textSecondary">
              {label(column)}
            </Typography>
            <Typography component="dd" variant="body2" sx={{ m: 0, textAlign: 'right', minWidth: 0 }}>
              <Cell table={table} column={column} row={row} />
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
