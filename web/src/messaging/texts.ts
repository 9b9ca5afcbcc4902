import { defineTexts } from '../core/texts';
import { de } from './texts.de';
import { en } from './texts.en';

export const texts = defineTexts('messaging', { en, de });

declare module '../core/texts' {
  interface TextRegistry {
    messaging: typeof texts.en;
  }
}
