import Add from '@mui/icons-material/Add';
import { Alert, Button, Stack } from '@mui/material';
import { useState } from 'react';
import type { TaxRateAnswer, TaxRateInput } from '../api';
import { api, useOne, useWrite } from '../core/api';
import { useConfirm } from '../core/confirm';
import { messageOf, notify } from '../core/notify';
import { useCan, useMe } from '../core/session';
import { useText } from '../core/texts';
import { useToday } from '../core/time';
import { Sheet } from './Sheet';
import { TaxRow } from './TaxRow';

/** `/settings/taxes`: rates with the day from which they hold. */
export function TaxesPage() {
  const t = useText();
  const { data } = useOne<TaxRateAnswer[]>('/tax-rates');
  return (
    <Sheet title={t('settings.taxes.title')} hint={t('settings.taxes.hint')}>
      {data && <Editor key={JSON.stringify(data)} rates={data} />}
    </Sheet>
  );
}

function Editor({ rates }: { rates: TaxRateAnswer[] }) {
  const t = useText();
  const can = useCan();
  const confirm = useConfirm();
  const { organization } = useMe();
  const own = rates.some((rate) => rate.own);
  const [begun] = useState(() => rates.map(({ own: _, ...rate }, key) => ({ ...rate, key })));
  const [rows, setRows] = useState<(TaxRateInput & { key: number })[]>(begun);
  const mayWrite = can('settings:write');
  const save = useWrite((all: TaxRateInput[]) => api.put('/tax-rates', all));
  const put = (all: TaxRateInput[]) => save.mutate(all, { onSuccess: () => notify(t('core.saved')) });
  const today = useToday();
  const add = () =>
    setRows([
      ...rows,
      {
        key: Math.max(0, ...rows.map(({ key }) => key)) + 1,
        country: organization.country ?? 'AT',
        taxClass: 'standard',
        taxRate: 0,
        validFrom: today,
        note: null,
      },
    ]);
  const restore = async () => {
    if (await confirm({ title: t('settings.taxes.restore'), text: t('settings.taxes.restoreText'), action: t('settings.taxes.restore'), danger: true }))
      put([]);
  };
  return (
    <Stack spacing={1.5} sx={{ maxWidth: 960 }}>
      <Alert severity="info">{t(own ? 'settings.taxes.own' : 'settings.taxes.usual')}</Alert>
      {save.error && <Alert severity="error">{messageOf(save.error)}</Alert>}
      <Stack spacing={1}>
        {rows.map(({ key, ...row }, at) => (
          <TaxRow
            key={key}
            n={at + 1}
            row={row}
            disabled={!mayWrite}
            onChange={(patch) => setRows(rows.map((one) => (one.key === key ? { ...one, ...patch } : one)))}
            onRemove={() => setRows(rows.filter((one) => one.key !== key))}
          />
        ))}
      </Stack>
      {mayWrite && (
        <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
          <Button
            variant="contained"
            loading={save.isPending}
            disabled={JSON.stringify(rows) === JSON.stringify(begun)}
            onClick={() => put(rows.map(({ key: _, ...row }) => row))}
          >
            {t('core.actions.save')}
          </Button>
          <Button color="inherit" startIcon={<Add />} onClick={add}>
            {t('settings.taxes.add')}
          </Button>
          {own && (
            <Button color="error" onClick={() => void restore()}>
              {t('settings.taxes.restore')}
            </Button>
          )}
        </Stack>
      )}
    </Stack>
  );
}
