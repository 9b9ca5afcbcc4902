import { defineTexts } from '../texts';

export const texts = defineTexts('dates', {
  en: { day: 'DD', month: 'MM', year: 'YYYY', notDay: 'This is not a date', notTime: 'This is not a time', open: 'Open calendar', time: '{{label}}, time' },
  de: {
    day: 'TT',
    month: 'MM',
    year: 'JJJJ',
    notDay: 'Das ist kein Datum',
    notTime: 'Das ist keine Uhrzeit',
    open: 'Kalender öffnen',
    time: '{{label}}, Uhrzeit',
  },
});

declare module '../texts' {
  interface TextRegistry {
    dates: typeof texts.en;
  }
}
