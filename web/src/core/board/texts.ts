import { defineTexts } from '../texts';

export const texts = defineTexts('board', {
  en: {
    drag: 'Move {{title}}: Space picks it up, arrow keys move it, Space drops it, Escape puts it back',
    moveTo: 'Move {{title}} to …',
    over: '{{title}} over {{column}}',
    overCard: '{{title}} in the place of {{other}}, {{column}}',
    dropped: '{{title}} is now in {{column}}',
    back: '{{title}} stays in {{column}}',
    empty: 'None',
    cards_one: '{{count}} card',
    cards_other: '{{count}} cards',
  },
  de: {
    drag: '{{title}} verschieben: Leertaste hebt auf, Pfeiltasten bewegen, Leertaste legt ab, Escape legt zurück',
    moveTo: '{{title}} verschieben nach …',
    over: '{{title}} über {{column}}',
    overCard: '{{title}} an der Stelle von {{other}}, {{column}}',
    dropped: '{{title}} ist jetzt in {{column}}',
    back: '{{title}} bleibt in {{column}}',
    empty: 'Keine',
    cards_one: '{{count}} Karte',
    cards_other: '{{count}} Karten',
  },
});

declare module '../texts' {
  interface TextRegistry {
    board: typeof texts.en;
  }
}
