/** What a supplier says of a purchase order, and what is told of its prices. */
const en = {
  named: {
    label: 'Enter day',
    title: 'Delivery day of {{number}}',
    text: 'What the supplier has promised. Planning counts on it.',
    whole: 'The order comes on',
    line: 'This line',
    asWhole: 'as the order',
    action: 'Enter',
    done: 'Day entered',
  },
  remind: {
    label: 'Ask supplier',
    title: 'Ask for {{number}}',
    noAddress: 'The supplier has no e-mail address yet.',
  },
  notes: {
    other_than_offered: '{{part}}: the supplier offers this quantity at {{offered}}.',
    above_last: '{{part}}: {{rise}} above the last price of {{last}} ({{on}}).',
    below_minimum: '{{part}}: less than the supplier’s minimum quantity.',
    no_whole_packs: '{{part}}: no whole packs.',
    take: 'Take {{offered}}',
  },
};

const de: typeof en = {
  named: {
    label: 'Termin eintragen',
    title: 'Liefertermin zu {{number}}',
    text: 'Was der Lieferant zugesagt hat. Die Planung rechnet damit.',
    whole: 'Die Bestellung kommt am',
    line: 'Diese Position',
    asWhole: 'wie die Bestellung',
    action: 'Eintragen',
    done: 'Termin eingetragen',
  },
  remind: {
    label: 'Lieferanten fragen',
    title: 'Nach {{number}} fragen',
    noAddress: 'Der Lieferant hat noch keine E-Mail-Adresse.',
  },
  notes: {
    other_than_offered: '{{part}}: Der Lieferant bietet diese Menge um {{offered}} an.',
    above_last: '{{part}}: {{rise}} über dem letzten Preis von {{last}} ({{on}}).',
    below_minimum: '{{part}}: weniger als die Mindestmenge des Lieferanten.',
    no_whole_packs: '{{part}}: keine ganzen Packungen.',
    take: '{{offered}} nehmen',
  },
};

export const supplierTexts = { en, de };
