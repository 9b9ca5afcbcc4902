import { useState } from 'react';
import { queries } from '../api';
import { complain, notify } from '../notify';
import type { BoardProps } from './Board';

/** Where a card was dropped: in a column, in the place of another card or at the end. */
interface Placed<T> {
  to: string;
  at?: T;
}

/** Cards where they stand, also those that were moved and are not read again yet. */
export function useMoves<T>({ cards, idOf, columnOf, targets, reason, onMove, ordered }: BoardProps<T>) {
  const [placed, setPlaced] = useState<Record<string, Placed<T>>>({});
  const move = async (card: T, to: string, at?: T): Promise<boolean> => {
    const stays = to === columnOf(card);
    if (stays && (!ordered || (at && idOf(at) === idOf(card)))) return true;
    if (!stays && !targets(card).includes(to)) {
      notify(reason(card, to), { tone: 'error' });
      return false;
    }
    setPlaced((now) => ({ ...now, [idOf(card)]: { to, at } }));
    const done = await onMove(card, to, at).catch((error: unknown) => {
      complain(error);
      return false;
    });
    // read again before it stands where the server says
    await queries.invalidateQueries();
    setPlaced(({ [idOf(card)]: _, ...others }) => others);
    return done;
  };
  const inColumn = (key: string): T[] => {
    const all = cards.filter((card) => columnOf(card) === key);
    return Object.entries(placed).reduce((now, [id, { to, at }]) => {
      const card = cards.find((one) => idOf(one) === id);
      const others = now.filter((one) => idOf(one) !== id);
      if (!card || to !== key) return others;
      const from = now.findIndex((one) => idOf(one) === id);
      const target = at ? now.findIndex((one) => idOf(one) === idOf(at)) : -1;
      if (target < 0) return [...others, card];
      // moved down, it comes after the card it was dropped on; else before
      const place = from >= 0 && from < target ? target : others.findIndex((one) => idOf(one) === idOf(at!));
      return [...others.slice(0, place), card, ...others.slice(place)];
    }, all);
  };
  return { move, inColumn, busy: (card: T) => idOf(card) in placed };
}
