import { useEffect } from 'react';

let page = '';
let waiting = 0;

function show(): void {
  const title = `${waiting ? `(${waiting}) ` : ''}${page ? `${page} · ` : ''}Kontor`;
  const mark = waiting ? '/mark-new.svg' : '/mark.svg';
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (document.title !== title) document.title = title;
  if (icon?.getAttribute('href') !== mark) icon?.setAttribute('href', mark);
}

/** The title of the tab: the page, and before it how much waits to be read. */
export function useTitle(title: string): void {
  useEffect(() => {
    page = title;
    show();
  }, [title]);
}

/** How much waits to be read, in the tab's title and its icon, while this is on screen. */
export function useWaiting(count: number): void {
  useEffect(() => {
    waiting = count;
    show();
  }, [count]);
  useEffect(
    () => () => {
      waiting = 0;
      show();
    },
    [],
  );
}
