import { Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useFormat } from '../core/format';
import { PlainTable, Status } from '../core/table';
import { useText } from '../core/texts';
import { useLocations } from './locations';
import type { LotHere, Part } from './parts';

/** Which lots and pieces lie where, and in which state. */
export function LotsTable({ part, lots }: { part: Part; lots: LotHere[] }) {
  const t = useText();
  const { measure, date } = useFormat();
  const { nameOf } = useLocations();
  if (!lots.length) return null;
  const tracked = lots.some(({ lotId }) => lotId);
  return (
    <>
      <Typography component="h2" variant="h2">
        {t(tracked ? 'parts.lots.title' : 'parts.lots.blocked')}
      </Typography>
      <PlainTable
        label={t('parts.lots.title')}
        rows={lots}
        keyOf={({ lotId, locationId, status }) => `${lotId} ${locationId} ${status}`}
        columns={[
          ...(tracked
            ? [
                {
                  label: t(`parts.lots.kind.${part.tracking === 'serial' ? 'serial' : 'lot'}`),
                  bare: true,
                  cell: ({ lotId, code }: LotHere) =>
                    lotId ? (
                      <Link component={RouterLink} to={`/lots/${lotId}`}>
                        {code}
                      </Link>
                    ) : (
                      '–'
                    ),
                },
              ]
            : []),
          { label: t('parts.fields.locationId'), cell: ({ locationId }) => nameOf(locationId) },
          { label: t('parts.lots.fields.status'), cell: ({ status }) => <Status of={status} texts="parts.lots" /> },
          { label: t('parts.fields.currentStock'), right: true, cell: ({ onHand }) => measure(onHand, part.unit) },
          ...(lots.some(({ expiresOn }) => expiresOn)
            ? [{ label: t('parts.lots.fields.expiresOn'), cell: ({ expiresOn }: LotHere) => (expiresOn ? date(expiresOn) : '–') }]
            : []),
        ]}
      />
    </>
  );
}
