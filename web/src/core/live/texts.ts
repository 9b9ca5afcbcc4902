import { defineTexts } from '../texts';

export const texts = defineTexts('live', {
  en: { looks: '{{name}} is looking at this', edits: '{{name}} is editing “{{field}}”' },
  de: { looks: '{{name}} sieht sich das auch an', edits: '{{name}} bearbeitet „{{field}}“' },
});

declare module '../texts' {
  interface TextRegistry {
    live: typeof texts.en;
  }
}
