import { bodyOf, draftOf, keyOf } from './field.draft';

describe('a field as it is typed', () => {
  it.each([
    ['Größe des Rahmens', 'groesseDesRahmens'],
    ['Frame size (mm)', 'frameSizeMm'],
    ['2. Telefon', 'f2Telefon'],
    ['Straße', 'strasse'],
    ['???', ''],
  ])('%s becomes the key %s', (label, key) => expect(keyOf(label)).toBe(key));

  it('says in both languages what was typed in one, and gives values to choices', () => {
    const draft = {
      ...draftOf(null),
      labelDe: 'Stufe',
      type: 'choice' as const,
      choices: [{ value: '', de: 'Sehr gut', en: '', archived: false, kept: false }],
    };
    expect(bodyOf(draft, 'customers', null)).toMatchObject({
      entity: 'customers',
      key: 'stufe',
      label: { de: 'Stufe', en: 'Stufe' },
      help: null,
      linkTo: null,
      choices: [{ value: 'sehr_gut', label: { de: 'Sehr gut', en: 'Sehr gut' }, archived: false }],
    });
  });
});
