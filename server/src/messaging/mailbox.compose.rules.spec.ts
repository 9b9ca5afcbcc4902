import { answerSubject, messageIdOf, plusAddress, realIds, recipients } from './mailbox.compose.rules';
import { waitSeconds } from './mailbox.rules';
import { tracked } from './mailbox.tracking.rules';

describe('a mail of ours', () => {
  it.each<[string | null, boolean, string]>([
    ['Drucker', true, 'Re: Drucker'],
    ['AW: Re: WG: Drucker', true, 'Re: Drucker'],
    ['Re[2]: Drucker', true, 'Re: Drucker'],
    ['Reparatur: Drucker', true, 'Re: Reparatur: Drucker'],
    ['Drucker\r\nBcc: all@x.example', false, 'Drucker Bcc: all@x.example'],
    [null, true, 'Re: '],
  ])('answers %j (%s) under %j', (subject, answers, expected) => expect(answerSubject(subject, answers)).toBe(expected));

  it('names only ids that the other side knows', () => {
    expect(realIds(['<a@x>', `<b@x#${'0'.repeat(32)}>`, '<c@no-message-id.invalid>', 'sandbox-1'])).toEqual(['<a@x>', '<b@x>']);
    expect(messageIdOf('1-2', 'Info@House.Example')).toBe('<1-2@house.example>');
    expect(plusAddress('info@house.example', 'abc')).toBe('info+k-abc@house.example');
  });

  it.each([
    ['max@x.example', null, { to: 'max@x.example', cc: [] }],
    ['max@x.example', 'MAX@x.example', { to: 'MAX@x.example', cc: [] }],
    ['max@x.example', 'berta@x.example', { to: 'berta@x.example', cc: ['max@x.example'] }],
    ['max@x.example', 'unknown@unknown.invalid', { to: 'max@x.example', cc: [] }],
  ])('in a conversation with %s where %s wrote last', (address, last, expected) => expect(recipients(address, last)).toEqual(expected));

  it('is traced without changing what it says', () => {
    const traces = { picture: 'https://k/p', link: (url: string) => `https://k/?${url.length}` };
    expect(tracked('<a class="x" href="https://a.example/?b=1&amp;c">A</a> <a href="mailto:x@y">B</a></body>', traces)).toBe(
      '<a class="x" href="https://k/?24">A</a> <a href="mailto:x@y">B</a><img src="https://k/p" width="1" height="1" alt="" style="border:0" /></body>',
    );
  });

  it('a mailbox that fails is asked less and less often, one that refuses rarely at once', () => {
    expect([1, 2, 3, 20].map((failures) => waitSeconds(failures, false))).toEqual([5, 10, 20, 300]);
    expect(waitSeconds(1, true)).toBe(600);
  });
});
