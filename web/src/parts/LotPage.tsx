import { Link, Stack } from '@mui/material';
import { useState } from 'react';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { useFormat } from '../core/format';
import { RecordPage } from '../core/record';
import { PlainTable, Status } from '../core/table';
import { useText } from '../core/texts';
import { LabelDialog } from './LabelDialog';
import { useLocations } from './locations';
import type { Lot } from './lots';
import { LotLedger } from './MovementTabs';

/** A lot or a piece with its serial number: where it lies and where it has been. */
export function LotPage() {
  const t = useText();
  const go = useNavigate();
  const { measure, date } = useFormat();
  const { id } = useParams();
  const path = `/lots/${id}`;
  const [label, setLabel] = useState<Lot | null>(null);
  return (
    <>
      <RecordPage<Lot>
        path={path}
        texts="parts.lots"
        canWrite="parts:write"
        crumbs={[
          { label: t('parts.title'), to: '/parts' },
          { label: t('parts.lots.title'), to: '/lots' },
        ]}
        title={({ code }) => code}
        hint={({ partId, partName, sku }) => (
          <Link component={RouterLink} to={`/parts/${partId}`}>
            {sku} · {partName}
          </Link>
        )}
        actions={(lot) => [
          { key: 'edit', label: t('core.actions.edit'), can: 'stock:adjust', run: () => go(`${path}/edit`) },
          { key: 'label', label: t('parts.actions.label'), run: () => setLabel(lot) },
        ]}
        facts={({ kind, onHand, unit, expiresOn, note }) => [
          { label: t('parts.lots.fields.kind'), value: t(`parts.lots.kind.${kind}`) },
          { label: t('parts.fields.currentStock'), value: measure(onHand, unit) },
          { label: t('parts.lots.fields.expiresOn'), value: expiresOn ? date(expiresOn) : '–' },
          ...(note ? [{ label: t('parts.lots.fields.note'), value: note }] : []),
        ]}
        tabs={[
          { key: 'places', label: t('parts.lots.places'), content: (lot) => <Places lot={lot} /> },
          { key: 'ledger', label: t('parts.tabs.ledger'), content: (lot) => <LotLedger lotId={lot.id} unit={lot.unit} /> },
        ]}
      />
      {label && <LabelDialog path={path} version={label.version} name={label.code} onClose={() => setLabel(null)} />}
    </>
  );
}

function Places({ lot }: { lot: Lot }) {
  const t = useText();
  const { measure } = useFormat();
  const { nameOf } = useLocations();
  return (
    <Stack spacing={2}>
      <PlainTable
        label={t('parts.lots.places')}
        rows={lot.places}
        keyOf={({ locationId, status }) => locationId + status}
        empty={t('parts.lots.gone')}
        columns={[
          {
            label: t('parts.fields.locationId'),
            bare: true,
            cell: ({ locationId }) => (
              <Link component={RouterLink} to={`/locations/${locationId}`}>
                {nameOf(locationId)}
              </Link>
            ),
          },
          { label: t('parts.lots.fields.status'), cell: ({ status }) => <Status of={status} texts="parts.lots" /> },
          { label: t('parts.fields.currentStock'), right: true, cell: ({ onHand }) => measure(onHand, lot.unit) },
        ]}
      />
    </Stack>
  );
}
