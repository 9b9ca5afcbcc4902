import { dayIn } from '../src/core/dates';
import { created, type Answer, type Ask } from './api';

export const line = (quantity: number, unitPrice: string, more: object = {}) => ({ description: 'Extruder', quantity, unitPrice, ...more });
export const error = ({ status, body }: Answer) => [status, body.errors?.[0].code];
export const LINZ = { line1: 'Hafen 1', line2: null, postalCode: '4020', city: 'Linz', state: null, country: 'AT' };
export const MUNICH = { ...LINZ, postalCode: '80331', city: 'München', country: 'DE' };
let made = 0;

export const customer = async (ask: Ask, more: object = {}): Promise<string> =>
  (
    await ask('POST', '/customers', {
      name: 'Huber Werkzeugbau GmbH',
      email: `eva${made++}@huber.example`,
      vatId: 'ATU12345675',
      billingAddress: LINZ,
      ...more,
    })
  ).body.data.id;
export const drafted = async (ask: Ask, items: object[], more: object = {}) =>
  created(ask('POST', '/invoices', { customerId: await customer(ask), items, ...more }));
export const finalized = async (ask: Ask, items: object[] = [line(1, '100.00')], more: object = {}) =>
  created(ask('POST', `/invoices/${(await drafted(ask, items, more)).id}/finalize`));
export const read = async (ask: Ask, id: string) => (await ask('GET', `/invoices/${id}`)).body.data;
export const year = Number(dayIn('Europe/Vienna').slice(0, 4));
