import { defineTexts } from '../core/texts';
import { de } from './texts.de';
import { en } from './texts.en';

export const texts = defineTexts('parts', { en, de });

declare module '../core/texts' {
  interface TextRegistry {
    parts: typeof en;
  }
}
