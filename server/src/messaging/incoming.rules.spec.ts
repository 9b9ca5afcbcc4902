import fc from 'fast-check';
import type { Incoming } from './adapters';
import { phoneOf, reachedBy, threadsOf, wishIn, writtenAt } from './incoming.rules';
import { againAt, isHopeless } from './sending.rules';
import { marksOf, sealedParts, wordsIn } from './texts.marks';
import { rendered, variablesIn } from './variables.rules';

describe('rules of the inbox', () => {
  it.each([
    ['+43 660 5550123', '+436605550123'],
    ['0660/5550123', '+436605550123'],
    [' 436605550123', '+436605550123'],
    ['4.36605550123E+11', '+436605550123'],
    ['4,36605550123e11', '+436605550123'],
    ['nobody', null],
    ['', null],
  ])('a number is one however it is written: %s', (given, expected) => expect(phoneOf(given, 'AT')).toBe(expected));

  it('is reached by what the channel knows', () => {
    expect(reachedBy('email', { email: ' Max@Muster.Example ' }, 'AT')).toEqual({ address: 'max@muster.example', phone: null, email: 'max@muster.example' });
    expect(reachedBy('instagram', { handle: 'Eva.Huber', phone: '+436605550123' }, 'AT')).toMatchObject({ phone: '@eva.huber' });
    expect(reachedBy('sms', { phone: '0660 5550123' }, 'AT')).toMatchObject({ address: '+436605550123' });
    expect([reachedBy('sms', { email: 'a@b.c' }, 'AT'), reachedBy('email', { phone: '+43660' }, 'AT'), reachedBy('email', { email: 'a b@c' }, 'AT')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('threads whatever mails come in: each gets one, by what it answers', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ providerMessageId: id, inReplyTo: fc.option(id, { nil: undefined }), from: fc.constant({ email: 'max@muster.example' }) }), {
          selector: (one) => one.providerMessageId,
        }),
        (mails) => {
          const told = mails.map((mail) => ({ ...mail, from: {} }) as Incoming);
          const threads = threadsOf(told, new Map([['e', 'conversation']]));
          mails.forEach(({ inReplyTo }, i) => {
            const before = mails.findIndex(({ providerMessageId }, j) => j < i && providerMessageId === inReplyTo);
            if (inReplyTo === 'e') expect(threads[i].conversationId).toBe('conversation');
            else if (before >= 0) expect(threads[i]).toEqual(threads[before]);
          });
        },
      ),
    );
  });

  it('lets nobody read what another answered to the same newsletter', () => {
    const answer = (providerMessageId: string, email: string) => ({ providerMessageId, inReplyTo: '<news@x>', from: { email } }) as Incoming;
    const [max, berta, again] = threadsOf([answer('1', 'max@x.example'), answer('2', 'berta@x.example'), answer('3', 'MAX@x.example')], new Map());
    expect(berta.key).not.toBe(max.key);
    expect(again).toEqual(max);
  });

  it.each([
    ['STOP', 'out'],
    [' stop. ', 'out'],
    ['Abmelden!', 'out'],
    ['START', 'in'],
    ['please stop the noise', undefined],
    ['', undefined],
  ])('hears a wish in a word alone: "%s"', (text, wish) => expect(wishIn(text)).toBe(wish));

  it('believes no time that is still to come', () => {
    const now = '2026-11-21T10:00:00.000Z';
    expect([writtenAt('2026-11-21T09:00:00+01:00', now), writtenAt('2027-01-01T00:00:00Z', now), writtenAt('10:30', now)]).toEqual([
      '2026-11-21T08:00:00.000Z',
      now,
      now,
    ]);
  });

  it('waits longer each time, and not for ever', () => {
    const waits = [1, 2, 3, 4, 5, 6, 20].map((attempt) => Date.parse(againAt(attempt, 0)) / 1000);
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900]);
    expect([
      isHopeless('2026-11-19T09:00:00Z', Date.parse('2026-11-21T10:00:00Z')),
      isHopeless('2026-11-21T09:00:00Z', Date.parse('2026-11-21T10:00:00Z')),
    ]).toEqual([true, false]);
  });

  it('puts values in, and names those there are none for', () => {
    expect(rendered('Dear {{ customer.name }}, {{order.number}} {{}} {{customer.name}}', { 'customer.name': 'Max' })).toEqual({
      content: 'Dear Max, {{order.number}} {{}} Max',
      missing: ['order.number'],
    });
    expect(variablesIn('{{a}} {{b.c}} {{a}}')).toEqual(['a', 'b.c']);
  });

  it('marks words alike however they are written, and unlike under another key', () => {
    expect(wordsIn('Straße, ÄRGER & so-2026')).toEqual(['strasse', 'arger', 'so', '2026']);
    expect(marksOf('Ärger', 'k')).toEqual(marksOf('arger', 'k'));
    expect(marksOf('Ärger', 'k')).not.toEqual(marksOf('Ärger', 'other'));
    expect([sealedParts('sealed:3:abc_-'), sealedParts('sealed:x:abc'), sealedParts('hello')]).toEqual([{ number: 3, sealed: 'abc_-' }, undefined, undefined]);
  });
});
