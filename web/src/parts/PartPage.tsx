import { ButtonBase, Chip, Stack, Typography } from '@mui/material';
import { Suspense, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useFormat } from '../core/format';
import { RecordPage, useRemove, type Action, type Fact, type RecordTab } from '../core/record';
import { useScanner } from '../core/scan';
import { useOffer } from '../core/frame/registry';
import { useCan } from '../core/session';
import { StockBar, Status } from '../core/table';
import { useText } from '../core/texts';
import { AdjustDialog } from './AdjustDialog';
import { LabelDialog } from './LabelDialog';
import { BuiltInTab } from './BuiltInTab';
import { LedgerTab, ReservationsTab } from './MovementTabs';
import { stocked, type Part } from './parts';
import { PartDetails } from './PartDetails';
import { StateDialog } from './StateDialog';
import { PrintPlanTab } from './PrintPlanTab';
import { StockTab } from './StockTab';
import { OnOrderTab, SuppliersTab, WhereUsedTab } from './SupplyTabs';
import { TransferDialog } from './TransferDialog';
import { useScanned } from './useScanned';

type Open = { what: 'adjust'; locationId?: string } | { what: 'transfer' } | { what: 'state' } | { what: 'label' } | null;

export function PartPage() {
  const t = useText();
  const go = useNavigate();
  const remove = useRemove();
  const { id } = useParams();
  const path = `/parts/${id}`;
  const [open, setOpen] = useState<{ of: Part; dialog: NonNullable<Open> } | null>(null);
  const tabs = useTabs((part, locationId) => setOpen({ of: part, dialog: { what: 'adjust', locationId } }));
  const facts = useFacts();
  useScanner(useScanned());
  const actions = (part: Part): Action[] => [
    ...(stocked(part)
      ? [
          { key: 'adjust', label: t('parts.actions.adjust'), can: 'stock:adjust', run: () => setOpen({ of: part, dialog: { what: 'adjust' } }) },
          { key: 'transfer', label: t('parts.actions.transfer'), can: 'stock:transfer', run: () => setOpen({ of: part, dialog: { what: 'transfer' } }) },
        ]
      : []),
    ...(stocked(part) && part.currentStock > 0
      ? [{ key: 'state', label: t('parts.lots.state.action'), can: 'stock:adjust', rare: true, run: () => setOpen({ of: part, dialog: { what: 'state' } }) }]
      : []),
    { key: 'edit', label: t('core.actions.edit'), can: 'parts:write', run: () => go(`${path}/edit`) },
    { key: 'label', label: t('parts.actions.label'), rare: true, run: () => setOpen({ of: part, dialog: { what: 'label' } }) },
    { key: 'duplicate', label: t('parts.actions.duplicate'), rare: true, can: 'parts:write', run: () => go(`/parts/new?from=${part.id}`) },
    remove(part, { path, title: part.name, to: '/parts', can: 'parts:delete' }),
  ];
  const close = () => setOpen(null);
  return (
    <>
      <RecordPage<Part>
        key={id}
        path={path}
        texts="parts"
        custom="parts"
        canWrite="parts:write"
        crumbs={[{ label: t('parts.title'), to: '/parts' }]}
        title={({ name }) => name}
        actions={actions}
        facts={facts}
        tabs={tabs}
        hint={(part) => (
          <Stack direction="row" useFlexGap spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
            <span>{part.sku}</span>
            {part.revision && <span>· {t('parts.revisionOf', { revision: part.revision })}</span>}
            {part.category && <span>· {part.category}</span>}
            {!part.isActive && <Chip size="small" label={t('parts.inactive')} />}
            {stocked(part) && <Status of={part.stockStatus} />}
          </Stack>
        )}
      />
      {open?.dialog.what === 'adjust' && <AdjustDialog part={open.of} locationId={open.dialog.locationId} onClose={close} />}
      {open?.dialog.what === 'transfer' && <TransferDialog part={open.of} onClose={close} />}
      {open?.dialog.what === 'state' && <StateDialog part={open.of} onClose={close} />}
      {open?.dialog.what === 'label' && <LabelDialog path={path} version={open.of.version} name={open.of.name} onClose={close} />}
    </>
  );
}

/** The key numbers, each opening the rows behind it. */
function useFacts(): (part: Part) => Fact[] {
  const t = useText();
  const can = useCan();
  const { price, measure } = useFormat();
  const [, setParams] = useSearchParams();
  const opener = (part: Part, field: 'currentStock' | 'reservedStock' | 'blockedStock' | 'onOrder', tab: string): Fact => {
    const label = t(`parts.fields.${field}`);
    return {
      label,
      value: (
        <ButtonBase
          aria-label={`${measure(part[field], part.unit)}. ${t('parts.facts.open', { label })}`}
          onClick={() => setParams(tab ? { tab } : {})}
          sx={{ font: 'inherit', color: 'primary.main', borderRadius: 0.5, minHeight: 24, '&:hover': { textDecoration: 'underline' } }}
        >
          {measure(part[field], part.unit)}
        </ButtonBase>
      ),
    };
  };
  return (part) => [
    ...(stocked(part)
      ? [
          { label: t('parts.fields.availableStock'), value: <StockBar value={part.availableStock} minimum={part.minimumStock} unit={part.unit} left /> },
          opener(part, 'currentStock', ''),
          opener(part, 'reservedStock', 'reservations'),
          ...(part.blockedStock ? [opener(part, 'blockedStock', '')] : []),
          opener(part, 'onOrder', 'on-order'),
          { label: t('parts.fields.minimumStock'), value: measure(part.minimumStock, part.unit) },
          ...(can('costs:read') ? [{ label: t('parts.fields.averageCost'), value: price(part.averageCost) }] : []),
        ]
      : [{ label: t('parts.fields.kind'), value: t('parts.kind.service') }]),
    { label: t('parts.fields.unitPrice'), value: price(part.unitPrice) },
  ];
}

function useTabs(onAdjust: (part: Part, locationId: string) => void): RecordTab<Part>[] {
  const t = useText();
  const can = useCan();
  const further = useOffer().tabs.filter(({ of }) => of === 'parts');
  const stock: RecordTab<Part>[] = can('stock:read')
    ? [
        {
          key: 'stock',
          label: t('parts.tabs.stock'),
          content: (part) =>
            stocked(part) ? (
              <StockTab part={part} onAdjust={(locationId) => onAdjust(part, locationId)} />
            ) : (
              <Typography color="textSecondary">{t('parts.hints.kind')}</Typography>
            ),
        },
        { key: 'reservations', label: t('parts.tabs.reservations'), content: (part) => <ReservationsTab part={part} /> },
        { key: 'on-order', label: t('parts.tabs.onOrder'), content: (part) => <OnOrderTab part={part} /> },
        { key: 'ledger', label: t('parts.tabs.ledger'), content: (part) => <LedgerTab part={part} /> },
      ]
    : [];
  return [
    ...stock,
    { key: 'where-used', label: t('parts.tabs.whereUsed'), content: (part) => <UsedTab part={part} /> },
    ...(can('print-jobs:read')
      ? [
          {
            key: 'printing',
            label: t('parts.tabs.printing'),
            content: (part: Part) => (stocked(part) ? <PrintPlanTab part={part} /> : <Typography color="textSecondary">{t('parts.hints.kind')}</Typography>),
          },
        ]
      : []),
    ...(can('suppliers:read') ? [{ key: 'suppliers', label: t('parts.tabs.suppliers'), content: (part: Part) => <SuppliersTab part={part} /> }] : []),
    ...further.map(({ key, label, part: Further }) => ({
      key,
      label: t(label),
      content: (part: Part) => (
        <Suspense>
          <Further key={part.id} id={part.id} />
        </Suspense>
      ),
    })),
    { key: 'details', label: t('parts.tabs.details'), content: (part) => <PartDetails part={part} /> },
  ];
}

/** In which models it stands; of pieces that are known, in which machines. */
function UsedTab({ part }: { part: Part }) {
  const known = useCan()('production-orders:read') && (part.tracking !== 'none' || part.isMade);
  return (
    <Stack spacing={3}>
      <WhereUsedTab part={part} />
      {known && <BuiltInTab part={part} />}
    </Stack>
  );
}
