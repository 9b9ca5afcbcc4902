import { prescribedLines } from './prescription';
import { lineCell } from './sales-paper';

const eye = (sphere: number | null, more: object = {}) => ({ sphere, cylinder: null, axis: null, addition: null, ...more });
const exam = { examinedOn: '2026-03-01', rightEye: eye(-2.5, { cylinder: -0.75, axis: 90 }), leftEye: eye(0, { addition: 2 }), pd: 63.5 };

describe('what lenses are made after, on paper', () => {
  it('reads as opticians write it, in both languages', () => {
    expect(prescribedLines(exam, 'de')).toEqual(['Nach Sehtest vom 01.03.2026', 'R: Sph −2,50, Zyl −0,75, Achse 90°', 'L: Sph ±0,00, Add +2,00', 'PD 63,5 mm']);
    expect(prescribedLines({ ...exam, leftEye: null, pd: null }, 'en')).toEqual(['After the exam of 01 Mar 2026', 'R: Sph −2.50, Cyl −0.75, Axis 90°']);
  });

  it('stands below the line of the lenses, and below no other', () => {
    const lenses = { name: null, description: 'Lenses 1.6', sku: null, customizations: null };
    expect(lineCell({ ...lenses, prescription: exam }, 'en')).toEqual({
      text: 'Lenses 1.6',
      note: 'After the exam of 01 Mar 2026\nR: Sph −2.50, Cyl −0.75, Axis 90°\nL: Sph ±0.00, Add +2.00\nPD 63.5 mm',
    });
    expect(lineCell(lenses, 'en')).toEqual({ text: 'Lenses 1.6' });
  });
});
