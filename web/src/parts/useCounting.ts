import { useEffect, useRef, useState } from 'react';
import { api, isProblem, keyOf, queries, type Answer } from '../core/api';
import { messageOf } from '../core/notify';
import type { CountLine, Sheet } from './counts';

export type Saving = 'idle' | 'saving' | { failed: string };

/**
 * Saves what is counted, one line after the other. Several people may count the same sheet: another's save only moves the version,
 * so the line is sent again with the newer one.
 */
export function useCounting(path: string) {
  const [saving, setSaving] = useState<Saving>('idle');
  const version = useRef(0);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(0);
  // the clocks of phones are wrong: the moment of counting is told by the server's
  const skew = useRef(0);
  useEffect(
    () =>
      void api.get(path).then(
        ({ meta }) => (skew.current = Date.parse(meta.timestamp) - Date.now()),
        () => null,
      ),
    [path],
  );
  const send = async (line: object, left = 5): Promise<Answer<Sheet>> => {
    try {
      return await api.patch<Sheet>(path, { version: version.current, lines: [line] });
    } catch (error) {
      const current = isProblem(error) && error.is('version_conflict') ? (error.details.current as Sheet | undefined) : undefined;
      if (!current || !left) throw error;
      version.current = current.version;
      return send(line, left - 1);
    }
  };
  const save = (sheet: Sheet, { partId, lotId }: Pick<CountLine, 'partId' | 'lotId'>, countedQuantity: number | null) => {
    const countedAt = new Date(Date.now() + skew.current).toISOString();
    version.current = Math.max(version.current, sheet.version);
    waiting.current++;
    setSaving('saving');
    queue.current = queue.current
      .then(async () => {
        const { data } = await send({ partId, ...(lotId && { lotId }), countedQuantity, ...(countedQuantity !== null && { countedAt }) });
        version.current = data.version;
        if (waiting.current === 1) queries.setQueryData(keyOf(path), data);
      })
      .then(
        () => setSaving((now) => (--waiting.current ? now : 'idle')),
        (error: unknown) => {
          waiting.current--;
          setSaving({ failed: messageOf(error) });
        },
      );
  };
  return { saving, save };
}

/** What a line would change, by the sheet as it was frozen; null where that cannot be said. */
export const differenceOf = ({ countedQuantity, frozenQuantity, difference }: CountLine): number | null =>
  difference ?? (countedQuantity === null || frozenQuantity === null ? null : Math.round((countedQuantity - frozenQuantity) * 1000) / 1000);
