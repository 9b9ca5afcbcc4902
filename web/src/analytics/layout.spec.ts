import { inOrder, moved, packed, resized, rowsOf } from './layout';

const tile = (id: string, w: number, h = 2) => ({ id, w, h });
const at = (tiles: { id: string; x: number; y: number }[]) => tiles.map(({ id, x, y }) => `${id} ${x},${y}`);
const four = [tile('a', 3), tile('b', 3), tile('c', 6, 4), tile('d', 6)];

describe('the grid of tiles', () => {
  it('fills rows from the left and lets later tiles into gaps', () => {
    expect(at(packed(four))).toEqual(['a 0,0', 'b 3,0', 'c 6,0', 'd 0,2']);
    expect(rowsOf(packed(four))).toBe(4);
    expect(at(packed([tile('wide', 40)]))).toEqual(['wide 0,0']);
  });

  it('moves one tile into the place of another', () => {
    expect(at(moved(four, 'd', 0))).toEqual(['d 0,0', 'a 6,0', 'b 9,0', 'c 0,2']);
    expect(moved(four, 'a', 99).map(({ id }) => id)).toEqual(['b', 'c', 'd', 'a']);
    expect(moved(four, 'nobody', 0)).toHaveLength(4);
  });

  it('keeps sizes within the grid and the least a tile needs', () => {
    const size = (by: { w: number; h: number }) => resized(four, 'a', by, { w: 2, h: 2 }).find(({ id }) => id === 'a');
    expect(size({ w: 1, h: 0 })).toMatchObject({ w: 4, h: 2 });
    expect(size({ w: -9, h: -9 })).toMatchObject({ w: 2, h: 2 });
    expect(size({ w: 99, h: 99 })).toMatchObject({ w: 12, h: 12, x: 0 });
  });

  it('reads tiles row by row', () => {
    expect(
      inOrder([
        { ...tile('z', 3), x: 3, y: 0 },
        { ...tile('y', 3), x: 0, y: 2 },
        { ...tile('x', 3), x: 0, y: 0 },
      ]).map(({ id }) => id),
    ).toEqual(['x', 'z', 'y']);
  });
});
