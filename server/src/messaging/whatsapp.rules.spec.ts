import { toldBy } from './whatsapp.rules';

const NUMBER = '106540352242922';

/** A call of the webhook with one message, as Meta documents it. */
const call = (message: object) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '102290129340398',
      changes: [
        {
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '15550783881', phone_number_id: NUMBER },
            contacts: [{ profile: { name: 'Sheena Nelson' }, wa_id: '16505551234' }],
            messages: [{ from: '16505551234', id: 'wamid.HBgL', timestamp: '1750090702', ...message }],
          },
        },
      ],
    },
  ],
});
const said = (message: object) => toldBy(call(message), NUMBER).incoming[0];

describe('what WhatsApp tells', () => {
  it('of an order: the words and what was chosen, a piece where no number is said', () => {
    const items = [{ product_retailer_id: 'nozzle-04', quantity: 2 }, { product_retailer_id: 'belt' }, {}];
    expect(said({ type: 'order', order: { catalog_id: '1', text: 'By Friday?', product_items: items } }).text).toBe(
      'By Friday?\n2 × nozzle-04\n1 × belt\n1 × ?',
    );
  });

  it('of a number that changed: nobody has to answer it', () => {
    const changed = said({ type: 'system', system: { body: 'Sheena changed from 1 to 2', type: 'user_changed_number' } });
    expect(changed).toMatchObject({ text: 'Sheena changed from 1 to 2', automatic: true, metadata: { system: 'user_changed_number' } });
    expect(said({ type: 'system', system: {} })).toMatchObject({ text: '', metadata: { system: 'system' } });
  });

  it('nothing of another number', () => expect(toldBy(call({ type: 'text', text: { body: 'x' } }), '1')).toEqual({ incoming: [], reports: [], echoes: [] }));
});
