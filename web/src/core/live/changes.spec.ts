import { Changes } from './changes';

const change = (subject: string) => [{ subject, type: 'parts.part_changed' }];

describe('live changes', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());
  const listening = () => {
    const read: string[] = [];
    const changes = new Changes({ near: (subjects) => read.push([...subjects].sort().join()), all: () => read.push('all') }, Date.now);
    return { read, changes };
  };

  it('read the record first, and many as one', () => {
    const { read, changes } = listening();
    for (const id of ['b', 'a', 'b']) changes.heard(change(id));
    jest.advanceTimersByTime(1_000);
    expect(read).toEqual(['a,b', 'all']);
  });

  it('do not read everything again and again while they keep coming, and forget none', () => {
    const { read, changes } = listening();
    for (let at = 0; at < 40; at++) {
      changes.heard(change(`${at}`));
      jest.advanceTimersByTime(100);
    }
    jest.advanceTimersByTime(2_000);
    expect(read.filter((one) => one === 'all').length).toBeLessThanOrEqual(7);
    expect(new Set(read.filter((one) => one !== 'all').flatMap((ids) => ids.split(','))).size).toBe(40);
    expect(read.at(-1)).toBe('all');
  });

  it('that are too many to name read everything', () => {
    const { read, changes } = listening();
    changes.heard(null);
    jest.advanceTimersByTime(300);
    expect(read).toEqual(['all']);
  });
});
