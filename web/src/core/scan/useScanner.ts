import { useEffect, useRef } from 'react';
import { Wedge } from './wedge';

const writing = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Calls with every code that a hand scanner reads while nobody is writing in a field. */
export function useScanner(onCode: (code: string) => void, enabled = true): void {
  const latest = useRef(onCode);
  useEffect(() => void (latest.current = onCode));
  useEffect(() => {
    if (!enabled) return;
    const wedge = new Wedge();
    const listen = (event: KeyboardEvent) => {
      if (writing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const { code, taken } = wedge.key(event.key, event.timeStamp);
      if (!taken) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (code) latest.current(code);
    };
    // before the shortcuts of the page hear the letters of a code
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [enabled]);
}
