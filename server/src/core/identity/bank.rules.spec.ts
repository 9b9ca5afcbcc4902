import { isBic, isIban, plainBankId } from './bank.rules';

describe('bank', () => {
  it.each(['AT61 1904 3002 3457 3201', 'DE89370400440532013000', 'CH9300762011623852957'])('%s is an IBAN', (iban) => expect(isIban(iban)).toBe(true));
  it.each(['AT611904300234573202', 'DE8937040044053201300', '', 'AT61', '611904300234573201'])('%s is none', (iban) => expect(isIban(iban)).toBe(false));
  it('knows a BIC', () => expect([isBic('BKAUATWW'), isBic('bkauatwwxxx'), isBic('BKAUATW')]).toEqual([true, true, false]));
  it('takes out what people write between', () => expect(plainBankId(' at61 1904-3002.3457 3201 ')).toBe('AT611904300234573201'));
});
