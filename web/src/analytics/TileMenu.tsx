import { Divider, Menu, MenuItem } from '@mui/material';
import type { Tile } from '../api';
import { useText } from '../core/texts';
import { TIMEFRAMES } from './period';
import type { Arranging } from './useArranging';

interface Props {
  tile: Tile;
  at: number;
  anchor: HTMLElement;
  arranging: Arranging;
  onClose: () => void;
}

const NUMBERS = ['metric', 'series', 'report'];

/** Everything that dragging does, and what it does not, by words. */
export function TileMenu({ tile: { id, kind, timeframe }, at, anchor, arranging, onClose }: Props) {
  const t = useText();
  const item = (key: string, label: string, run: () => void, more: { selected?: boolean; danger?: boolean; disabled?: boolean } = {}) => (
    <MenuItem
      key={key}
      selected={more.selected}
      disabled={more.disabled}
      sx={{ color: more.danger ? 'error.main' : undefined }}
      onClick={() => {
        run();
        onClose();
      }}
    >
      {label}
    </MenuItem>
  );
  const { move, resize, remove, set, tiles } = arranging;
  return (
    <Menu open anchorEl={anchor} onClose={onClose}>
      {item('earlier', t('arrange.earlier'), () => move(id, at - 1), { disabled: at === 0 })}
      {item('later', t('arrange.later'), () => move(id, at + 1), { disabled: at === tiles.length - 1 })}
      <Divider />
      {item('wider', t('arrange.wider'), () => resize(id, { w: 1, h: 0 }))}
      {item('narrower', t('arrange.narrower'), () => resize(id, { w: -1, h: 0 }))}
      {item('taller', t('arrange.taller'), () => resize(id, { w: 0, h: 1 }))}
      {item('lower', t('arrange.lower'), () => resize(id, { w: 0, h: -1 }))}
      {NUMBERS.includes(kind) && [
        <Divider key="line" />,
        item('own', `${t('boards.period.label')}: ${t('boards.period.all')}`, () => set(id, { timeframe: null }), { selected: timeframe === null }),
        ...TIMEFRAMES.filter((one) => one !== 'custom').map((one) =>
          item(one, `${t('boards.period.label')}: ${t(`boards.period.${one}`)}`, () => set(id, { timeframe: one }), { selected: timeframe === one }),
        ),
      ]}
      <Divider />
      {item('remove', t('core.actions.remove'), () => remove(id), { danger: true })}
    </Menu>
  );
}
