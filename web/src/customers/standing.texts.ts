import { defineTexts } from '../core/texts';

/** How a customer stands, and why. */
export const standingTexts = defineTexts('standing', {
  en: {
    label: 'Engagement',
    unjudged: 'No profile',
    why: 'Why: {{status}}',
    score: 'Score',
    points: '{{score}} of 100 points (the higher, the sooner the customer is lost)',
    insufficient: 'Too little is known for a score',
    reasons: 'What it is made of',
    plus_one: '{{count}} point',
    plus_other: '{{count}} points',
    none: 'no extra points',
    next: 'What to do',
    chance: 'A call will reach somebody',
    attendance: 'Kept appointments (90 days)',
    unknown: 'Not known: nothing was agreed',
    usual: 'Usual interval',
    usualDays: '{{value}} days',
    lastVisit: 'Last visit, order or job',
    lastContact: 'Last conversation',
    nextVisit: 'Next',
    history: 'How it was',
    noHistory: 'It has not changed so far.',
    never: 'never',
    engagements: { active: 'Active', dormant: 'Dormant', at_risk: 'At risk' },
    chances: { very_high: 'very likely', high: 'likely', medium: 'perhaps', low: 'unlikely', very_low: 'very unlikely', unknown: 'Not known' },
  },
  de: {
    label: 'Bindung',
    unjudged: 'Kein Profil',
    why: 'Warum: {{status}}',
    score: 'Punkte',
    points: '{{score}} von 100 Punkten (je mehr, desto eher geht der Kunde verloren)',
    insufficient: 'Für eine Wertung ist zu wenig bekannt',
    reasons: 'Woraus es sich ergibt',
    plus_one: '{{count}} Punkt',
    plus_other: '{{count}} Punkte',
    none: 'keine weiteren Punkte',
    next: 'Was zu tun ist',
    chance: 'Ein Anruf erreicht jemanden',
    attendance: 'Eingehaltene Termine (90 Tage)',
    unknown: 'Nicht bekannt: nichts war vereinbart',
    usual: 'Üblicher Abstand',
    usualDays: '{{value}} Tage',
    lastVisit: 'Letzter Termin, Auftrag oder Einsatz',
    lastContact: 'Letztes Gespräch',
    nextVisit: 'Als Nächstes',
    history: 'Wie es war',
    noHistory: 'Bisher hat sich nichts geändert.',
    never: 'noch nie',
    engagements: { active: 'Aktiv', dormant: 'Ruhend', at_risk: 'Gefährdet' },
    chances: {
      very_high: 'sehr wahrscheinlich',
      high: 'wahrscheinlich',
      medium: 'vielleicht',
      low: 'unwahrscheinlich',
      very_low: 'sehr unwahrscheinlich',
      unknown: 'Nicht bekannt',
    },
  },
});

declare module '../core/texts' {
  interface TextRegistry {
    standing: typeof standingTexts.en;
  }
}
