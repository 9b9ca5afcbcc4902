import { useState } from 'react';
import { useSelection, type Selection } from '../core/table/useSelection';
import { asQuery, type Wanted } from './inbox';

export interface Choosing {
  /** Whether boxes stand beside the rows. */
  on: boolean;
  set: (on: boolean) => void;
  selection: Selection;
  /** Chooses one, and shows the boxes. */
  toggle: (id: string) => void;
}

/** Which conversations are chosen, for what is done to many; another filter begins with none. */
export function useChoosing(rows: { id: string }[], total: number, wanted: Wanted): Choosing {
  const [on, setOn] = useState(false);
  const selection = useSelection(rows as never[], total, JSON.stringify(asQuery(wanted)));
  return {
    on: on || selection.size > 0,
    set: (next) => {
      setOn(next);
      if (!next) selection.clear();
    },
    selection,
    toggle: (id) => {
      setOn(true);
      selection.toggle(id);
    },
  };
}
