import { reminderText } from './reminders.rules';

const asked = { house: 'Optik Linden', what: 'Sehtest', startsAt: '2026-03-29T01:30:00.000Z', timeZone: 'Europe/Vienna', link: 'https://k.example/a/1' };
/** What the basic alphabet of an SMS holds of what we write. */
const GSM = /^[A-Za-z0-9 @£$¥èéùìòÇØøÅåÆæßÉ!"#%&'()*+,\-./:;<=>?ÄÖÑÜ§¿äöñüà_\n]*$/;

describe('the words of a reminder', () => {
  it.each([
    ['de', 'Ihr Termin bei Optik Linden (Sehtest): So., 29.03., 03:30 Uhr. Verschieben oder absagen: https://k.example/a/1'],
    ['en', 'Your appointment at Optik Linden (Sehtest): Sun 29/03, 03:30. Move or cancel: https://k.example/a/1'],
  ] as const)('in %s: in the clock of the house, in letters of every phone', (locale, text) => {
    const said = reminderText({ ...asked, locale });
    expect(said).toBe(text);
    expect(said).toMatch(GSM);
  });

  it('leaves out what nobody named', () => expect(reminderText({ ...asked, what: null, locale: 'de' })).toContain('bei Optik Linden: So.'));
});
