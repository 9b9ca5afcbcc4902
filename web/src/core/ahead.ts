/** What the build writes into the page (`vite.ahead.ts`): files by number. */
interface Ahead {
  files: string[];
  frame: number[];
  words: Record<string, number[]>;
  pages: [path: string, files: number[]][];
}

/** Asks for the code of the frame and of the page in the address, before the application itself has come and would do so. */
export function fetchAhead(): void {
  const said = document.getElementById('ahead')?.textContent;
  if (!said) return; // without a build
  const { files, frame, words, pages } = JSON.parse(said) as Ahead;
  const language = (localStorage.getItem('kontor.language') ?? navigator.language).startsWith('de') ? 'de' : 'en';
  const page = pages.find(([path]) => fits(path, location.pathname.slice(1) || 'dashboard'));
  for (const at of new Set([...frame, ...words[language], ...(page?.[1] ?? [])])) {
    const link = document.createElement('link');
    link.rel = 'modulepreload';
    link.crossOrigin = '';
    link.href = `/assets/${files[at]}.js`;
    document.head.append(link);
  }
}

/** `parts/:id` fits `parts/0192…`; what stands first goes first. */
const fits = (path: string, address: string): boolean => {
  const [wanted, given] = [path.split('/'), address.split('/')];
  return wanted.length === given.length && wanted.every((part, at) => part.startsWith(':') || part === given[at]);
};
