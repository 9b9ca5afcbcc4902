import { defineTexts } from '../core/texts';
import { de } from './reports.texts.de';
import { en } from './reports.texts.en';

export const reportsTexts = defineTexts('reports', { en, de });

declare module '../core/texts' {
  interface TextRegistry {
    reports: typeof reportsTexts.en;
  }
}
