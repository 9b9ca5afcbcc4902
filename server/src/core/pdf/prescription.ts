import { documentFormat } from './format.rules';
import type { Language } from './printed';

interface Eye {
  sphere: number | null;
  cylinder: number | null;
  axis: number | null;
  addition: number | null;
}
/** What lenses are made after, as a line of a document keeps it. */
export interface Prescribed {
  examinedOn: string;
  rightEye: Eye | null;
  leftEye: Eye | null;
  pd: number | null;
}

const WORDS = {
  de: { exam: 'Nach Sehtest vom', right: 'R', left: 'L', sphere: 'Sph', cylinder: 'Zyl', axis: 'Achse', addition: 'Add', pd: 'PD' },
  en: { exam: 'After the exam of', right: 'R', left: 'L', sphere: 'Sph', cylinder: 'Cyl', axis: 'Axis', addition: 'Add', pd: 'PD' },
} as const;

/** Dioptres as opticians write them: with sign, in quarters. */
function dioptres(value: number, language: Language): string {
  const digits = Math.abs(value)
    .toFixed(2)
    .replace('.', language === 'de' ? ',' : '.');
  return `${value > 0 ? '+' : value < 0 ? '−' : '±'}${digits}`;
}

/** The strengths of both eyes, one line each, for the paper of an order or invoice; an eye without values is left out. */
export function prescribedLines({ examinedOn, rightEye, leftEye, pd }: Prescribed, language: Language): string[] {
  const words = WORDS[language];
  const said = (eye: Eye | null, side: string): string[] => {
    const parts = (['sphere', 'cylinder', 'axis', 'addition'] as const).flatMap((name) => {
      const value = eye?.[name] ?? null;
      if (value === null) return [];
      return [`${words[name]} ${name === 'axis' ? `${value}°` : dioptres(value, language)}`];
    });
    return parts.length ? [`${side}: ${parts.join(', ')}`] : [];
  };
  const format = documentFormat(language);
  return [
    `${words.exam} ${format.date(examinedOn)}`,
    ...said(rightEye, words.right),
    ...said(leftEye, words.left),
    ...(pd === null ? [] : [`${words.pd} ${format.quantity(pd)} mm`]),
  ];
}
