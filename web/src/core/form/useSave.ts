import { useRef, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { byField, isProblem, queries, type Fault, type Rec } from '../api';
import { messageOf, notify } from '../notify';
import { isText, say } from '../texts';
import { changed, conflicts, type Conflict, type Values } from './changes';

export interface Saving<R> {
  form: UseFormReturn<Values>;
  /** The record as it was read; null while it is new. */
  base: R | null;
  shown: Set<string>;
  /** Prefix of the labels of fields. */
  texts: string;
  /** Sends: all values of a new record, or the changed ones with the version; answers with the record as it is now. */
  save: (values: Values, key: string) => Promise<R>;
  onSaved: (record: R) => void;
}

interface Stale {
  conflicts: Conflict[];
  mine: Values;
  version: number;
}

/** Saves; puts the server's problems on their fields; settles with what somebody else saved meanwhile. Clears nothing. */
export function useSave<R extends Rec>({ form, base, shown, texts, save, onSaved }: Saving<R>) {
  const [rest, setRest] = useState<string | null>(null);
  const [stale, setStale] = useState<Stale | null>(null);
  // the same attempt keeps its key, so that a retry after an outage does not create twice
  const attempt = useRef<{ body: string; key: string } | null>(null);
  const send = async (values: Values, merging = false): Promise<void> => {
    const body = JSON.stringify(values);
    if (attempt.current?.body !== body) attempt.current = { body, key: crypto.randomUUID() };
    setRest(null);
    try {
      const record = await save(values, attempt.current.key);
      attempt.current = null;
      if (merging) notify(say('form.savedElsewhere'), { tone: 'info' });
      onSaved(record);
      void queries.invalidateQueries();
    } catch (error) {
      await refused(error, values);
    }
  };
  const refused = async (error: unknown, values: Values) => {
    const current = isProblem(error) && error.is('version_conflict') ? (error.details.current as (R & Values) | undefined) : undefined;
    if (!current || !base) return show(error);
    const { version: _, ...mine } = values;
    const both = conflicts(mine, base as unknown as Values, current);
    if (both.length) return setStale({ conflicts: both, mine, version: current.version });
    await send({ ...mine, version: current.version }, true);
  };
  const show = (error: unknown) => {
    if (!isProblem(error) || error.code === 'network') return setRest(messageOf(error));
    const { fields, rest: others } = byField(error, (path) => shown.has(path));
    for (const [path, message] of Object.entries(fields)) form.setError(path, { type: 'server', message }, { shouldFocus: path === Object.keys(fields)[0] });
    setRest(others.length ? others.map((fault) => told(fault, texts)).join(' · ') : null);
  };
  const submit = form.handleSubmit((values) => {
    const own = base ? { ...changed(values, base as unknown as Values), version: base.version } : changed(values, {});
    return send(own);
  });
  const choose = async (mine: string[]) => {
    if (!stale) return;
    setStale(null);
    const given = stale.conflicts.filter((one) => !mine.includes(one.field));
    for (const one of given) form.setValue(one.field, one.theirs);
    const kept = Object.entries(stale.mine).filter(([field]) => !given.some((one) => one.field === field));
    await send({ ...Object.fromEntries(kept), version: stale.version });
  };
  return { submit, rest, stale, choose, cancel: () => setStale(null) };
}

/** With the name of its field, as people know it, where the form does not show it. */
function told({ field, message }: Fault, texts: string): string {
  const name = field
    ?.split('.')
    .filter((part) => !/^\d+$/.test(part))
    .at(-1);
  const key = `${texts}.fields.${name}`;
  return name && isText(key) ? `${say(key)}: ${message}` : message;
}
