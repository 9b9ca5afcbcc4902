import { announces } from '../core/notify/announces';
import { FIGURES_DIFFERED } from './aggregates.events';

/** Told are those who set up the organization: that numbers were wrong is theirs to know. */
export const figuresDiffer = announces({
  kind: 'analytics.figures_differed',
  on: FIGURES_DIFFERED,
  resource: null,
  to: ['organization:write'],
  mail: 'now',
  label: { en: 'The nightly recount found a wrong figure', de: 'Die nächtliche Nachzählung fand eine falsche Kennzahl' },
  says: {
    en: '{count} kept sums were not what the records say and have been corrected ({metrics}; the first: {first})',
    de: '{count} gemerkte Summen stimmten nicht mit den Belegen überein und wurden berichtigt ({metrics}; die erste: {first})',
  },
});
