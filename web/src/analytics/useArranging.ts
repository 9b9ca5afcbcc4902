import { useState } from 'react';
import type { MetricEntry, Tile } from '../api';
import { useLeaveGuard } from '../core/form';
import { useText } from '../core/texts';
import { inOrder, moved, packed, resized } from './layout';
import { useTileName } from './tileNames';

/** A number needs less room than a chart. */
export const leastOf = ({ kind }: Pick<Tile, 'kind'>) => (kind === 'metric' || kind === 'note' ? { w: 2, h: 1 } : { w: 3, h: 2 });

/** Tiles as they are being arranged: nothing is kept until it is saved. What was done is said to those who listen. */
export function useArranging(first: readonly Tile[], metrics: Map<string, MetricEntry> | undefined) {
  const t = useText();
  const called = useTileName();
  const [tiles, setTiles] = useState<Tile[]>(() => packed(inOrder(first)));
  const [changed, setChanged] = useState(false);
  const [said, setSaid] = useState('');
  const { release: leave } = useLeaveGuard(changed);
  const nameOf = (tile: Tile) => called(tile, metrics?.get(tile.metric ?? ''));
  const change = (next: Tile[], words: string) => {
    setTiles(next);
    setChanged(true);
    setSaid(words);
  };
  const one = (id: string, of: readonly Tile[] = tiles) => of.find((tile) => tile.id === id)!;
  return {
    tiles,
    changed,
    said,
    leave,
    nameOf,
    move: (id: string, to: number) => {
      const next = moved(tiles, id, to);
      const place = next.findIndex((tile) => tile.id === id) + 1;
      change(next, t('arrange.at', { name: nameOf(one(id)), place, all: next.length }));
    },
    resize: (id: string, by: { w: number; h: number }) => {
      const next = resized(tiles, id, by, leastOf(one(id)));
      const { w, h } = one(id, next);
      change(next, t('arrange.size', { name: nameOf(one(id)), w, h }));
    },
    remove: (id: string) => change(packed(tiles.filter((tile) => tile.id !== id)), t('arrange.removed', { name: nameOf(one(id)) })),
    add: (tile: Omit<Tile, 'x' | 'y' | 'id'>) => {
      const id = crypto.randomUUID().slice(0, 13);
      change(packed([...tiles, { ...tile, id, x: 0, y: 0 }]), t('arrange.catalogue.added', { name: nameOf({ ...tile, id, x: 0, y: 0 }) }));
    },
    set: (id: string, patch: Partial<Tile>) =>
      change(
        tiles.map((tile) => (tile.id === id ? { ...tile, ...patch } : tile)),
        '',
      ),
  };
}
export type Arranging = ReturnType<typeof useArranging>;
