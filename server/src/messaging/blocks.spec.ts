import { blocksOf, bodyOf, missingIn, type BlockFacts } from './blocks';

const FILE = '0192f3a1-7b5c-7def-8123-456789abcdef';
const facts: BlockFacts = {
  language: 'de',
  color: '#0f766e',
  values: { 'customer.name': 'Zoë <b>', 'order.link': 'https://house.example/o/1?a=1&b=2', bad: 'javascript:alert(1)' },
  documents: {
    orders: {
      number: 'SO-1',
      currency: 'EUR',
      total: '1234.50',
      lines: [{ description: 'Drucker & Düse', quantity: '2.000', unitPrice: '617.25', lineTotal: '1234.50' }],
    },
  },
  picture: (id) => `cid:${id}`,
};
const shown = (...given: Record<string, unknown>[]) => bodyOf(blocksOf(given), facts).toString();

describe('blocks of a mail', () => {
  it('a text with its variables, whatever stands in them', () => {
    expect(shown({ type: 'text', text: 'Hallo {{customer.name}},\nbis bald\n\nGruß' })).toBe(
      '<p style="margin:0 0 14px">Hallo Zoë &lt;b&gt;,<br />bis bald</p><p style="margin:0 0 14px">Gruß</p>',
    );
  });

  it('a button that leads somewhere, or nowhere', () => {
    expect(shown({ type: 'button', label: 'Ansehen', url: '{{order.link}}' })).toContain('href="https://house.example/o/1?a=1&amp;b=2"');
    expect(shown({ type: 'button', label: 'Ansehen', url: '{{bad}}' })).toContain('href="#"');
    expect(shown({ type: 'button', label: 'Ansehen', url: '{{none}}' })).toContain('href="#"');
  });

  it('a picture, and the lines of a document as people write numbers', () => {
    expect(shown({ type: 'picture', fileId: FILE, alt: 'Logo' })).toContain(`<img src="cid:${FILE}" alt="Logo"`);
    const lines = shown({ type: 'lines', of: 'orders' });
    for (const words of ['Drucker &amp; Düse', '>2<', '1.234,50', 'Gesamt']) expect(lines).toContain(words);
    expect(shown({ type: 'lines', of: 'invoices' })).toBe('');
  });

  it('what has no value is named', () => {
    const blocks = blocksOf([
      { type: 'text', text: '{{customer.name}} {{invoice.total}}' },
      { type: 'lines', of: 'invoices' },
      { type: 'lines', of: 'orders' },
    ]);
    expect(missingIn(blocks, facts)).toEqual(['invoice.total', 'invoices']);
  });

  it.each<[string, Record<string, unknown>]>([
    ['blocks.0.type', { type: 'script' }],
    ['blocks.0.text', { type: 'text', text: ' ' }],
    ['blocks.0.fileId', { type: 'picture', fileId: '../x' }],
    ['blocks.0.url', { type: 'button', label: 'x', url: 'javascript:alert(1)' }],
    ['blocks.0.url', { type: 'button', label: 'x', url: 'https://' }],
    ['blocks.0.label', { type: 'button', label: 7, url: 'https://x.example' }],
    ['blocks.0.of', { type: 'lines', of: 'users' }],
  ])('%s is refused where it is none', (field, block) => {
    expect(() => blocksOf([block])).toThrow(expect.objectContaining({ faults: [expect.objectContaining({ field })] }));
  });
});
