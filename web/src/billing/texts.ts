import { defineTexts } from '../core/texts';
import { de } from './texts.de';
import { en } from './texts.en';

export const texts = defineTexts('billing', { en, de });

declare module '../core/texts' {
  interface TextRegistry {
    billing: typeof en;
  }
}
