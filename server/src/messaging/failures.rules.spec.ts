import { failureIn } from './failures.rules';
import { meaningOf } from './meta.rules';

describe('why a message failed', () => {
  it('is said in the language of whoever asks, also where a provider says something new', () => {
    expect([failureIn('de', 'recipient_opted_out'), failureIn('en', 'recipient_opted_out')]).toEqual([
      'Diese Person möchte auf diesem Weg keine Nachrichten.',
      'This person does not want messages by this channel.',
    ]);
    expect(failureIn('de', 'smtp_571')).toBe(failureIn('de', 'provider_refused'));
    expect(failureIn('de', null)).toBeNull();
  });

  it.each([131047, 131026, 131050, 131031, 131042, 131051, 132000])('has words for number %s of Meta', (number) => {
    expect(failureIn('de', meaningOf(number))).not.toBe(failureIn('de', 'provider_refused'));
  });
});
