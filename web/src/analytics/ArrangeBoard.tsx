import { DragDropProvider, PointerSensor, type DragEndEvent } from '@dnd-kit/react';
import { Box, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import type { DashboardView, Tile } from '../api';
import { api, queries } from '../core/api';
import { Hidden } from '../core/Hidden';
import { complain, notify } from '../core/notify';
import { Page } from '../core/record';
import { useText } from '../core/texts';
import { ArrangeTile } from './ArrangeTile';
import { Catalogue } from './Catalogue';
import { gridSx } from './TileGrid';
import { useCatalogue, useFigures } from './metrics';
import type { Period } from './period';
import { TileBody } from './TileBody';
import { useArranging } from './useArranging';

interface Props {
  board: DashboardView;
  period: Period;
  onDone: () => void;
}

/** Tiles moved by mouse, touch and keyboard, made larger and smaller, added and taken away; kept when one says so. */
export function ArrangeBoard({ board, period, onDone }: Props) {
  const t = useText();
  const { byId } = useCatalogue();
  const [adding, setAdding] = useState(!board.tiles.length);
  const [busy, setBusy] = useState(false);
  const arranging = useArranging(board.tiles, byId);
  const { tiles, move, said, changed, leave } = arranging;
  const shownOf = useFigures(tiles, period, byId);
  const drop = ({ operation: { source, target }, canceled }: DragEndEvent) => {
    const at = tiles.findIndex(({ id }) => `over:${id}` === target?.id);
    if (!canceled && source && at >= 0) move(String(source.id), at);
  };
  const save = async () => {
    setBusy(true);
    try {
      await api.patch(`/dashboards/${board.id}`, { version: board.version, tiles });
      await queries.invalidateQueries();
      notify(t('arrange.saved'));
      leave();
      onDone();
    } catch (error) {
      complain(error);
    }
    setBusy(false);
  };
  return (
    <Page
      title={t('arrange.title', { name: board.name })}
      hint={t('arrange.hint')}
      actions={<Buttons busy={busy} changed={changed} onAdd={() => setAdding(true)} onSave={() => void save()} onCancel={() => (leave(), onDone())} />}
    >
      <DragDropProvider sensors={SENSORS} plugins={([, ...others]) => others} onDragEnd={drop}>
        <Box component="ul" sx={{ ...gridSx, listStyle: 'none', m: 0, p: 0 }}>
          {tiles.map((tile: Tile, at) => (
            <ArrangeTile key={tile.id} tile={tile} at={at} arranging={arranging} metrics={byId}>
              <TileBody tile={tile} metrics={byId} shown={shownOf(tile)} period={period} still />
            </ArrangeTile>
          ))}
        </Box>
      </DragDropProvider>
      {!tiles.length && <Typography color="textSecondary">{t('boards.empty.text')}</Typography>}
      <Box role="status">
        <Hidden>{said}</Hidden>
      </Box>
      {adding && <Catalogue metrics={byId} onAdd={arranging.add} onClose={() => setAdding(false)} />}
    </Page>
  );
}

const SENSORS = [PointerSensor];

interface ButtonProps {
  busy: boolean;
  changed: boolean;
  onAdd: () => void;
  onSave: () => void;
  onCancel: () => void;
}

function Buttons({ busy, changed, onAdd, onSave, onCancel }: ButtonProps) {
  const t = useText();
  return (
    <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
      <Button variant="outlined" color="inherit" sx={{ borderColor: 'divider' }} onClick={onAdd}>
        {t('arrange.add')}
      </Button>
      <Button color="inherit" onClick={onCancel} disabled={busy}>
        {t(changed ? 'arrange.cancel' : 'core.actions.cancel')}
      </Button>
      <Button variant="contained" onClick={onSave} loading={busy} disabled={!changed}>
        {t('arrange.save')}
      </Button>
    </Stack>
  );
}
