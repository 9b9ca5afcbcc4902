import { contrast, mix, readable, textOn } from './contrast';

describe('contrast', () => {
  it('follows WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#fff', '#fff')).toBe(1);
  });

  it('leaves a colour that is readable as it is', () => expect(readable('#14505c', ['#ffffff'])).toBe('#14505c'));

  it.each(['#ffd400', '#f0b65a', '#ffffff', '#7fffd4', '#123456', '#000000', '#ff0000'])('makes %s readable on paper, light and dark', (brand) => {
    for (const papers of [
      ['#ffffff', '#fafaf8'],
      ['#191c1f', '#121416'],
    ]) {
      const shifted = readable(brand, papers);
      for (const paper of papers) expect(contrast(shifted, paper)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(textOn(shifted), shifted)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('mixes', () => expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080'));
});
