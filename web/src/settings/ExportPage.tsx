import { Button, Stack } from '@mui/material';
import { useState } from 'react';
import { download } from '../core/api';
import { complain } from '../core/notify';
import { useCan } from '../core/session';
import { useText, type TextKey } from '../core/texts';
import { Line } from './Line';
import { Sheet } from './Sheet';

const LISTS: { path: string; label: TextKey; can: string }[] = [
  { path: '/customers', label: 'settings.permissions.resources.customers', can: 'customers:export' },
  { path: '/parts', label: 'settings.permissions.resources.parts', can: 'parts:export' },
  { path: '/locations', label: 'settings.permissions.resources.locations', can: 'locations:export' },
  { path: '/stock-transactions', label: 'settings.export.ledger', can: 'stock:export' },
  { path: '/suppliers', label: 'settings.permissions.resources.suppliers', can: 'suppliers:export' },
  { path: '/purchase-orders', label: 'settings.permissions.resources.purchase-orders', can: 'purchase-orders:export' },
  { path: '/builds', label: 'settings.permissions.resources.builds', can: 'builds:export' },
  { path: '/production-orders', label: 'settings.permissions.resources.production-orders', can: 'production-orders:export' },
  { path: '/orders', label: 'settings.permissions.resources.orders', can: 'orders:export' },
  { path: '/deliveries', label: 'settings.permissions.resources.deliveries', can: 'deliveries:export' },
  { path: '/invoices', label: 'settings.permissions.resources.invoices', can: 'invoices:export' },
  { path: '/payments', label: 'settings.permissions.resources.payments', can: 'payments:export' },
];

/** `/settings/export`: every list as a file. */
export function ExportPage() {
  const t = useText();
  const can = useCan();
  const [busy, setBusy] = useState<string | null>(null);
  const save = async (path: string, format: string) => {
    setBusy(path + format);
    await download(`${path}/export`, { format }, `${path.slice(1)}.${format}`).catch(complain);
    setBusy(null);
  };
  return (
    <Sheet title={t('settings.export.title')} hint={t('settings.export.hint')}>
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0, maxWidth: 860 }}>
        {LISTS.filter((list) => can(list.can)).map(({ path, label }) => (
          <Line key={path} title={t(label)}>
            {(['csv', 'xlsx'] as const).map((format) => (
              <Button
                key={format}
                size="small"
                color="inherit"
                variant="outlined"
                sx={{ borderColor: 'divider' }}
                loading={busy === path + format}
                aria-label={t(`settings.export.${format}Of`, { list: t(label) })}
                onClick={() => void save(path, format)}
              >
                {t(`settings.export.${format}`)}
              </Button>
            ))}
          </Line>
        ))}
      </Stack>
    </Sheet>
  );
}
