import type { Stage } from './pipelines.entity';

type Draft = Pick<Stage, 'name' | 'color' | 'probability' | 'kind'>;
type Words = Record<'de' | 'en', string>;

const COLORS = ['#64748b', '#0891b2', '#2563eb', '#7c3aed', '#d97706'];
const WON: Words = { de: 'Gewonnen', en: 'Won' };
const LOST: Words = { de: 'Verloren', en: 'Lost' };

const NAMES: Record<string, Words> = {
  maker: { de: 'Verkauf', en: 'Sales' },
  optician: { de: 'Brillen und Linsen', en: 'Glasses and lenses' },
  clinic: { de: 'Behandlungspläne', en: 'Treatment plans' },
  sales: { de: 'Verkauf', en: 'Sales' },
  services: { de: 'Aufträge', en: 'Engagements' },
};

/** Open stages with the probability of winning, in percent. */
const OPEN: Record<string, [Words, number][]> = {
  maker: [
    [{ de: 'Anfrage', en: 'Lead' }, 25],
    [{ de: 'Angebot', en: 'Offer' }, 50],
    [{ de: 'Entscheidung', en: 'Decision' }, 80],
  ],
  optician: [
    [{ de: 'Interesse', en: 'Interest' }, 30],
    [{ de: 'Beratung', en: 'Consultation' }, 60],
    [{ de: 'Angebot', en: 'Offer' }, 80],
  ],
  clinic: [
    [{ de: 'Anfrage', en: 'Enquiry' }, 30],
    [{ de: 'Erstgespräch', en: 'First visit' }, 50],
    [{ de: 'Plan vorgelegt', en: 'Plan presented' }, 75],
  ],
  sales: [
    [{ de: 'Neu', en: 'New' }, 10],
    [{ de: 'Qualifiziert', en: 'Qualified' }, 25],
    [{ de: 'Angebot', en: 'Offer' }, 50],
    [{ de: 'Verhandlung', en: 'Negotiation' }, 75],
  ],
  services: [
    [{ de: 'Anfrage', en: 'Enquiry' }, 20],
    [{ de: 'Besichtigung', en: 'Visit' }, 40],
    [{ de: 'Angebot', en: 'Offer' }, 60],
  ],
};

/** The name of the first pipeline of an industry. */
export const pipelineName = (industry: string, language: 'de' | 'en'): string => (NAMES[industry] ?? NAMES.maker)[language];

/** The stages a pipeline of an industry begins with; what is not known sells as a maker does. */
export function stagesOf(industry: string, language: 'de' | 'en'): Draft[] {
  const open = (OPEN[industry] ?? OPEN.maker).map(([name, probability], i): Draft => ({ name: name[language], color: COLORS[i], probability, kind: 'open' }));
  return [
    ...open,
    { name: WON[language], color: '#16a34a', probability: 100, kind: 'won' },
    { name: LOST[language], color: '#dc2626', probability: 0, kind: 'lost' },
  ];
}
