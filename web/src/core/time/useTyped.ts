import { useState, type KeyboardEvent } from 'react';

/**
 * When what is typed counts. `whole`: as soon as it is a day or a time, or nothing. `late`: the same, but on leaving, Enter or choosing.
 * `typed`: at once, and what is no day as it was typed, so that whoever gets it refuses it.
 */
export type Counts = 'whole' | 'late' | 'typed';

interface Way {
  value: string | null | undefined;
  onChange: (value: string) => void;
  counts: Counts;
  /** What is kept, as people write it; `''` if it cannot be read. */
  say: (value: string) => string;
  /** What was typed, as it is kept; undefined for what cannot be read. */
  read: (typed: string) => string | undefined;
  /** Whether a typed text is complete before the field is left: 1.2. may become 1.2.1980. */
  complete: (typed: string) => boolean;
  /** The value some steps further, for arrow up and down. */
  step?: (value: string, by: number) => string;
}

/** A text field for what is written one way and kept another. Nothing typed is lost: what cannot be read stays, and is marked. */
export function useTyped({ value, onChange, counts, say, read, complete, step }: Way) {
  const kept = value ?? '';
  const [draft, setDraft] = useState<{ text: string; of: string[]; left?: boolean } | null>(null);
  const mine = draft?.of.includes(kept) ? draft : null; // somebody else set another value: it is shown
  const text = mine ? mine.text : say(kept) || kept;
  const give = (next: string) => {
    if (next !== kept) onChange(next);
  };
  const type = (typed: string) => {
    const meant = read(typed);
    const next = meant !== undefined && (meant === '' || complete(typed)) ? meant : counts === 'typed' ? typed : '';
    const given = counts === 'late' ? kept : next;
    give(given);
    setDraft({ text: typed, of: [kept, given] });
  };
  const settle = () => {
    const meant = read(text);
    if (meant !== undefined) {
      give(meant);
      setDraft(null);
    } else if (counts === 'typed' || !kept || counts === 'late') setDraft({ text, of: [kept], left: true });
    else setDraft(null); // whoever keeps the value did not take the empty one
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') settle();
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!by || !step || event.altKey) return;
    event.preventDefault();
    setDraft(null);
    give(step(read(text) || kept, by));
  };
  const unreadable = read(text) === undefined && (mine?.left || !mine);
  const choose = (next: string) => {
    setDraft(null);
    give(next);
  };
  return { text, unreadable, type, settle, onKeyDown, choose };
}
