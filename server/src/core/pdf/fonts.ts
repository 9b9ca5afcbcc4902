import fs from 'node:fs';
import path from 'node:path';

/** Source Sans 3 (SIL Open Font License, see assets/fonts), by script, so that a document carries only the letters it may need. */
const SUBSETS: { name: string; range: string; needed: RegExp }[] = [
  {
    name: 'latin',
    range: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215',
    needed: /./,
  },
  {
    name: 'latin-ext',
    range: 'U+0100-0130,U+0132-0151,U+0154-02BA,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C4',
    needed: /[\u0100-\u02ba\u1e00-\u1eff\u20a0-\u20ab\u20ad-\u20c4]/,
  },
  { name: 'greek', range: 'U+0370-03FF', needed: /[\u0370-\u03ff]/ },
  { name: 'cyrillic', range: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116', needed: /[\u0400-\u045f\u0490-\u0491\u04b0\u04b1\u2116]/ },
];
const WEIGHTS = [400, 600, 700];

/** In the sources and in the build alike: the folder beside the server's package, found from here upwards. */
export function assets(folder: string): string {
  for (let at = __dirname; at !== path.dirname(at); at = path.dirname(at)) {
    const candidate = [path.join(at, 'server/assets', folder), path.join(at, 'assets', folder)].find((place) => fs.existsSync(place));
    if (candidate) return candidate;
  }
  throw new Error(`assets/${folder} is missing`);
}

const faces = new Map<string, string>();

function faceOf({ name, range }: (typeof SUBSETS)[number]): string {
  const known = faces.get(name);
  if (known) return known;
  const made = WEIGHTS.map((weight) => {
    const data = fs.readFileSync(path.join(assets('fonts'), `source-sans-3-${name}-${weight}-normal.woff2`)).toString('base64');
    return `@font-face{font-family:'Source Sans 3';font-weight:${weight};src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${range}}`;
  }).join('');
  faces.set(name, made);
  return made;
}

/** The fonts of a document, inside it: the same on a machine without any, and found again by whoever searches its text. */
export const fontFaces = (text: string): string =>
  SUBSETS.filter(({ needed }) => needed.test(text))
    .map(faceOf)
    .join('');
