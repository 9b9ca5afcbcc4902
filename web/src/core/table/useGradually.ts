import { startTransition, useDeferredValue, useEffect, useState } from 'react';

/** Rows as a browser can draw them beside everything else: the first ones soon, the others after them, nothing of it in one long breath. */
export function useGradually<T>(rows: T[], first: number): T[] {
  const calm = useDeferredValue(rows);
  const [all, setAll] = useState(false);
  const drawn = calm.length > 0;
  useEffect(() => {
    if (drawn) startTransition(() => setAll(true));
  }, [drawn]);
  return all ? calm : calm.slice(0, first);
}
