import { agentOf } from './agent';
import { numberOf } from './pattern';

describe('number patterns', () => {
  it.each([
    ['INV-{YYYY}-{0000}', 'INV-2026-0007'],
    ['{YY}/{000}', '26/007'],
    ['C-{0}', 'C-7'],
    ['INV-{YYYY}', null],
    ['{0}{00}', null],
    ['{YYYY}{YY}{0}', null],
    ['{MM}-{00}', null],
  ])('%s gives %s', (pattern, number) => expect(numberOf(pattern, 7, 2026)).toBe(number));
});

describe('devices', () => {
  it('names browser and system', () => expect(agentOf('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36')).toBe('Chrome, Windows'));
  it('leaves what it does not know', () => expect(agentOf('curl/8')).toBe('curl/8'));
});
