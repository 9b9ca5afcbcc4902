import { Skeleton, Typography } from '@mui/material';
import type { Tile } from '../api';
import { useText } from '../core/texts';
import { ExpectedChart } from './ExpectedChart';
import { TileFrame, TileRoom } from './TileFrame';
import { useTileName } from './tileNames';
import { useSummary } from './useSummary';
import { Work } from './Work';

interface Props {
  tile: Tile;
  large?: boolean;
  still?: boolean;
}

/** What there is to do today. */
export function WorkTile({ tile, large, still }: Props) {
  const { data } = useSummary();
  const name = useTileName()(tile);
  return (
    <TileFrame title={name} large={large} still={still}>
      {data ? <Work numbers={data.work} large={large} /> : <Skeleton variant="rounded" height={96} />}
    </TileFrame>
  );
}

/** Open invoices by the week they are due in. */
export function ExpectedTile({ tile, large, still }: Props) {
  const t = useText();
  const { data } = useSummary();
  const name = useTileName()(tile);
  return (
    <TileFrame title={name} large={large} still={still}>
      <Typography variant="body2" color="textSecondary">
        {t('analytics.expected.text')}
      </Typography>
      <TileRoom>
        {!data ? (
          <Skeleton variant="rounded" height="100%" />
        ) : data.revenue ? (
          <ExpectedChart revenue={data.revenue} large={large} />
        ) : (
          t('boards.figure.forbidden')
        )}
      </TileRoom>
    </TileFrame>
  );
}

/** What people tell each other. */
export function NoteTile({ tile, large, still }: Props) {
  const name = useTileName()(tile);
  return (
    <TileFrame title={name} large={large} still={still}>
      <Typography sx={{ whiteSpace: 'pre-wrap', fontSize: large ? '1.4rem' : undefined, overflow: 'auto' }}>{tile.options?.text}</Typography>
    </TileFrame>
  );
}

/** In the place of what is not there, or not for this person. */
export function LostTile({ tile, text, large, still }: Props & { text: string }) {
  const name = useTileName()(tile);
  return (
    <TileFrame title={name} large={large} still={still}>
      <Typography color="textSecondary">{text}</Typography>
    </TileFrame>
  );
}
