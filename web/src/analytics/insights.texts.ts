import { defineTexts } from '../core/texts';
import { de } from './insights.de';
import { en } from './insights.en';

export const insightsTexts = defineTexts('insights', { en, de });

declare module '../core/texts' {
  interface TextRegistry {
    insights: typeof insightsTexts.en;
  }
}
