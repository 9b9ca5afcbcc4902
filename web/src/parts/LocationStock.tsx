import { Link, Skeleton, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useAll } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useFormat } from '../core/format';
import { PlainTable } from '../core/table';
import { useText } from '../core/texts';
import type { Location } from './locations';

interface Lying {
  partId: string;
  sku: string;
  name: string;
  unit: string;
  locationId: string;
  locationPath: string;
  onHand: number;
  reserved: number;
}

/** What lies here and in all that lies in it, place by place. */
export function LocationStock({ location }: { location: Location }) {
  const t = useText();
  const { measure } = useFormat();
  const { data, isError, error } = useAll<Lying>(`/locations/${location.id}/stock`);
  if (isError) return <Failed error={error} />;
  if (!data) return <Skeleton variant="rounded" height={160} />;
  return (
    <PlainTable
      label={t('parts.locations.tabs.places')}
      rows={data.data}
      keyOf={({ partId, locationId }) => partId + locationId}
      empty={t('parts.locations.nothing')}
      columns={[
        {
          label: t('parts.fields.name'),
          bare: true,
          cell: ({ partId, name, sku }) => (
            <>
              <Link component={RouterLink} to={`/parts/${partId}`}>
                {name}
              </Link>
              <Typography variant="body2" color="textSecondary">
                {sku}
              </Typography>
            </>
          ),
        },
        { label: t('parts.fields.locationId'), cell: ({ locationPath }) => locationPath },
        { label: t('parts.fields.currentStock'), right: true, cell: ({ onHand, unit }) => measure(onHand, unit) },
        { label: t('parts.fields.reservedStock'), right: true, cell: ({ reserved, unit }) => measure(reserved, unit) },
      ]}
    />
  );
}
