import { defineTexts } from '../texts';

export const texts = defineTexts('live', {
  en: {
    looks: '{{name}} is looking at this',
    edits: '{{name}} is editing “{{field}}”',
    here: 'Also here: {{names}}',
    at: 'is looking at: {{place}}',
    around: 'is here',
  },
  de: {
    looks: '{{name}} sieht sich das auch an',
    edits: '{{name}} bearbeitet „{{field}}“',
    here: 'Auch hier: {{names}}',
    at: 'sieht sich an: {{place}}',
    around: 'ist hier',
  },
});

declare module '../texts' {
  interface TextRegistry {
    live: typeof texts.en;
  }
}
