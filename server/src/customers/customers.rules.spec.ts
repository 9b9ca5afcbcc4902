import { e164 } from '../core/phone';
import { isVatId, normalizeVatId } from '../core/vat-id';
import { mayChange, nameOf } from './customers.rules';

describe('VAT ids', () => {
  it.each(['ATU12345675', 'DE136695976', 'FR12345678901', 'CHE123456789'])('%s is one', (id) => expect(isVatId(id)).toBe(true));
  it.each(['ATU12345674', 'DE136695975', 'AT12345675', 'DE036695976', '12345', ''])('%s is none', (id) => expect(isVatId(id)).toBe(false));
  it('is written as people like', () => expect(normalizeVatId('atu 1234-56.75')).toBe('ATU12345675'));
});

describe('phone numbers', () => {
  it.each([
    ['0732/5550100', 'AT', '+437325550100'],
    ['030 1234567', 'DE', '+49301234567'],
    ['+1 (213) 373-4253', 'AT', '+12133734253'],
  ] as const)('%s of %s', (given, country, number) => expect(e164(given, country)).toBe(number));
  it('is none', () => expect(e164('call me')).toBeNull());
});

describe('customers', () => {
  it.each([
    [{ name: 'A' }, 'A'],
    [{ firstName: 'Max', lastName: 'Muster' }, 'Max Muster'],
    [{ lastName: 'Muster' }, 'Muster'],
    [{}, ''],
  ])('%j is called %s', (given, name) => expect(nameOf(given)).toBe(name));
  it.each([
    ['staff', 'me', null, true],
    ['staff', 'you', 'me', true],
    ['staff', 'you', null, false],
    ['manager', 'you', null, true],
    [null, 'you', null, true],
  ])('%s may change what %s created and %s owns: %s', (role, createdBy, ownerId, may) =>
    expect(mayChange({ role, actor: 'me' }, { createdBy, ownerId })).toBe(may),
  );
});
