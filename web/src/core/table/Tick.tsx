import { styled } from '@mui/material/styles';
import { useEffect, useRef } from 'react';

const Place = styled('label')({
  display: 'inline-flex',
  verticalAlign: 'middle',
  padding: 6,
  margin: -6,
  cursor: 'pointer',
  '& input': { width: 17, height: 17, margin: 0, accentColor: 'var(--mui-palette-primary-main)', cursor: 'inherit' },
  '@media (pointer: coarse)': { padding: 13, margin: -13 },
});

interface Props {
  name: string;
  on: boolean;
  /** Some, not all. */
  some?: boolean;
  onChange: (on: boolean) => void;
}

/** A box to tick in every row: the browser's own, because a page has fifty of them. */
export function Tick({ name, on, some = false, onChange }: Props) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => void (box.current!.indeterminate = some), [some]);
  return (
    <Place>
      <input ref={box} type="checkbox" aria-label={name} checked={on} onChange={(event) => onChange(event.target.checked)} />
    </Place>
  );
}
