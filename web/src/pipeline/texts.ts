import { defineTexts } from '../core/texts';
import { boardTexts } from './texts.board';
import { dealTexts } from './texts.deals';
import { jobTexts } from './texts.jobs';
import { leadTexts } from './texts.leads';
import { quoteTexts } from './texts.quotes';

export const texts = defineTexts('pipeline', {
  en: { deals: { ...dealTexts.en, ...boardTexts.en }, quotes: quoteTexts.en, leads: leadTexts.en, jobs: jobTexts.en },
  de: { deals: { ...dealTexts.de, ...boardTexts.de }, quotes: quoteTexts.de, leads: leadTexts.de, jobs: jobTexts.de },
});

declare module '../core/texts' {
  interface TextRegistry {
    pipeline: typeof texts.en;
  }
}
