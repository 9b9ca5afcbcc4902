import { Skeleton, Stack } from '@mui/material';
import { styled } from '@mui/material/styles';
import { Fragment } from 'react';
import { useText } from '../texts';
import { Cell, Title, valueOf } from './Cell';
import type { AnyColumn, Row } from './declare';
import type { View } from './TableView';
import { Tick } from './Tick';

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

const Item = styled('li')({
  border: '1px solid var(--mui-palette-divider)',
  borderRadius: 'var(--mui-shape-borderRadius)',
  backgroundColor: 'var(--mui-palette-background-paper)',
  padding: 12,
  '&.picked': { borderColor: 'var(--mui-palette-primary-main)' },
  '& > header': { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 8 },
  '& > header > .name': { flex: '1 1 120px', minWidth: 0, fontWeight: 600, overflowWrap: 'break-word', hyphens: 'auto' },
  '& > header > .name > a': { display: 'block', padding: '2px 0', fontWeight: 'inherit' },
  '& > dl': { display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '4px 16px', margin: '8px 0 0', fontSize: '0.8125rem', lineHeight: 1.45 },
  '& dt': { color: 'var(--mui-palette-text-secondary)' },
  '& dd': { margin: 0, textAlign: 'right', minWidth: 0 },
});

function Card({ view, row }: { view: View; row: Row }) {
  const t = useText();
  const { table, selection, label, titleOf } = view;
  const { title, mark, lines } = parts(view.columns);
  return (
    <Item className={selection?.has(row.id) ? 'picked' : undefined}>
      <header>
        {selection && <Tick name={t('table.selectRow', { title: titleOf(row) })} on={selection.has(row.id)} onChange={() => selection.toggle(row.id)} />}
        <div className="name">{table.to ? <Title to={table.to(row)}>{titleOf(row)}</Title> : <Cell table={table} column={title} row={row} />}</div>
        {mark && Boolean(mark.render ?? valueOf(mark, row)) && <Cell table={table} column={mark} row={row} />}
      </header>
      <dl>
        {lines.map((column) => (
          <Fragment key={column.field}>
            <dt>{label(column)}</dt>
            <dd>
              <Cell table={table} column={column} row={row} />
            </dd>
          </Fragment>
        ))}
      </dl>
    </Item>
  );
}
