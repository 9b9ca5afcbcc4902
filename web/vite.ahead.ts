import fs from 'node:fs';
import path from 'node:path';
import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';

const PAGE = /page\(\s*'([^']+)',\s*\(\) => import\('([^']+)'\)/g;

/** Says in the page which files the first screen, the frame and every page need, so that none has to wait for another to be read (`core/ahead.ts`). */
export function ahead(src: string): Plugin {
  return {
    name: 'kontor-ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((one): one is Rollup.OutputChunk => one.type === 'chunk');
        const holding = (file: string) => chunks.find(({ moduleIds }) => moduleIds.some((id) => id.replace(/\.tsx?$/, '') === file));
        const entry = closure(bundle, holding(path.join(src, 'boot'))); // Vite writes these itself
        const files: string[] = [];
        const number = (name: string) => (files.includes(name) ? files.indexOf(name) : files.push(name) - 1);
        const first = closure(bundle, holding(path.join(src, 'main')));
        const numbers = (chunk?: Rollup.OutputChunk) =>
          closure(bundle, chunk)
            .filter((name) => !first.includes(name))
            .map((name) => number(name.slice('assets/'.length, -'.js'.length)));
        const frame = numbers(holding(path.join(src, 'core', 'frame', 'Shell')));
        const words = (language: string) => numbers(chunks.find(({ moduleIds }) => moduleIds.includes(`\0virtual:texts-${language}`)));
        const pages = declared(src).map(([to, file]) => [to, numbers(holding(file)).filter((at) => !frame.includes(at))]);
        const said = { files, frame, words: { de: words('de'), en: words('en') }, pages };
        return [
          ...first
            .filter((name) => !entry.includes(name))
            .map((name): HtmlTagDescriptor => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${name}` }, injectTo: 'head' })),
          { tag: 'script', attrs: { type: 'application/json', id: 'ahead' }, children: JSON.stringify(said), injectTo: 'head' },
        ];
      },
    },
  };
}

/** The pages of all modules, in their order: an address and the file of its page. */
const declared = (src: string): [string, string][] =>
  fs
    .readdirSync(src)
    .map((name) => path.join(src, name, 'index.ts'))
    .filter((door) => fs.existsSync(door))
    .flatMap((door) => [...fs.readFileSync(door, 'utf8').matchAll(PAGE)].map(([, to, file]): [string, string] => [to, path.join(path.dirname(door), file)]));

/** A file and all it imports. */
function closure(bundle: Rollup.OutputBundle, chunk?: Rollup.OutputChunk): string[] {
  const found = new Set<string>();
  const waiting = chunk ? [chunk.fileName] : [];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    waiting.push(...((bundle[name] as Rollup.OutputChunk | undefined)?.imports ?? []));
  }
  return [...found];
}
