import fs from 'node:fs';
import path from 'node:path';
import { runnerImport, type Plugin } from 'vite';

interface Texts {
  module: string;
  literal?: boolean;
  de: object;
  en: object;
}
interface Found {
  name: string;
  texts: Texts;
}

const PREFIX = 'virtual:texts-';
/** Words of the first screen: in both languages with it, small as they are. */
const FIRST = ['core', 'auth', 'dates'];

/**
 * The words of the application, written beside the pages in both languages, become one file for each language: nobody loads the other one.
 * Without a build (`npm run dev`) they stay where they are written.
 */
export function textsByLanguage(src: string): Plugin {
  const files = new Map<string, Found[]>();
  return {
    name: 'kontor-texts',
    async buildStart() {
      if (this.environment.mode === 'dev') return;
      files.clear();
      for (const file of sources(src)) {
        const { module } = await runnerImport<Record<string, Texts>>(file, { configFile: false, logLevel: 'error' });
        const found = Object.entries(module).map(([name, texts]) => ({ name, texts }));
        if (found.every(({ texts }) => !FIRST.includes(texts.module))) files.set(file, found);
      }
    },
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const language = id.endsWith('de') ? 'de' : 'en';
      const all = [...files.values()].flat().map(({ texts }) => [texts.module, texts[language]]);
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(all)))});`;
    },
    transform: (_, id) =>
      files
        .get(id)
        ?.map(({ name, texts: { module, literal } }) => `export const ${name} = ${JSON.stringify({ module, literal })};`)
        .join('\n'),
  };
}

const sources = (src: string): string[] =>
  (fs.readdirSync(src, { recursive: true }) as string[])
    .map((name) => path.join(src, name))
    .filter(
      (file) => /texts?[^/\\]*\.ts$/i.test(file) && !file.endsWith(path.join('core', 'texts.ts')) && fs.readFileSync(file, 'utf8').includes('defineTexts('),
    );
