import fs from 'node:fs';
import type { Plugin, Rollup } from 'vite';

const BARREL = /\/src\/.*\/index\.ts$|\/@mui\/material\/index\.mjs$|\/react-hook-form\/dist\/index/;
const IMPORTED = /^import (?!type)(?:[\w*]+(?: as \w+)?,? ?)?(?:\{([^}]*)\} )?from '([^']+)';/gm;
const OFFERED = /^export \{([^}]*)\} from ['"]([^'"]+)['"]/gm;

interface Edge {
  names: string[];
  from: string;
}
const edges = (code: string, pattern: RegExp): Edge[] => [...code.matchAll(pattern)].map(([, list = '', from]) => ({ names: names(list), from }));
/** `a, type B, c as d` → what the importing side calls for: a; what a barrel offers: d. */
const names = (list: string) =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one && !one.startsWith('type '));

/**
 * Which files belong to which piece of the application (`{ frame: /…Shell.tsx$/ }`: where each begins): what it imports, by name where a
 * folder's index offers more than that. The bundler takes all that an index names for a need of whoever reads it, so that forms would come
 * before the first page. What two pieces need belongs to the first one named.
 */
export function pieces<P extends string>(begins: Record<P, RegExp>) {
  const all = new Map<string, P[]>();
  const names = Object.keys(begins) as P[];
  const plugin: Plugin = {
    name: 'kontor-pieces',
    apply: 'build',
    async buildEnd() {
      for (const name of names) {
        const waiting = [...this.getModuleIds()].filter((id) => begins[name].test(id));
        for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
          const known = all.get(id) ?? [];
          if (known.includes(name)) continue;
          all.set(id, [...known, name]);
          waiting.push(...(await neededBy(this, id)));
        }
      }
    },
  };
  const pieceOf = (needed: P[] = []) => (needed.length > 1 ? names[0] : needed[0]);
  return { plugin, is: (piece: P) => (id: string) => pieceOf(all.get(id)) === piece };
}

/** The files that a file imports; of an index only those whose names it asks for. */
async function neededBy(context: Rollup.PluginContext, id: string): Promise<string[]> {
  if (!id.includes('/src/') || id.includes('node_modules'))
    return BARREL.test(id) ? [] : (context.getModuleInfo(id)?.importedIds ?? []).filter((one) => !BARREL.test(one));
  const found = edges(fs.readFileSync(id, 'utf8'), IMPORTED).map(async ({ names, from }) => {
    const target = (await context.resolve(from, id))?.id;
    if (!target) return [];
    return BARREL.test(target) ? [target, ...(await behind(context, target, names))] : [target];
  });
  return (await Promise.all(found)).flat();
}

/** The files behind an index that offer these names. */
async function behind(context: Rollup.PluginContext, index: string, wanted: string[]): Promise<string[]> {
  const asked = new Set(wanted.map((one) => one.split(' as ')[0]));
  const offers = edges(fs.readFileSync(index, 'utf8'), OFFERED).filter(({ names }) => names.some((one) => asked.has(one.split(' as ').at(-1)!)));
  return (await Promise.all(offers.map(async ({ from }) => (await context.resolve(from, index))?.id ?? []))).flat();
}
