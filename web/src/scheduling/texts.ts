import { defineTexts } from '../core/texts';
import { de } from './texts.de';
import { en } from './texts.en';

export const texts = defineTexts('scheduling', { en, de });

declare module '../core/texts' {
  interface TextRegistry {
    scheduling: typeof texts.en;
  }
}
