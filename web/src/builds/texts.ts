import { defineTexts } from '../core/texts';
import { de } from './texts.de';
import { en } from './texts.en';

export const texts = defineTexts('builds', { en, de });

declare module '../core/texts' {
  interface TextRegistry {
    builds: typeof texts.en;
  }
}
