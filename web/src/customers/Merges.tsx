import { Button, Stack, Typography } from '@mui/material';
import type { CustomerMerge } from '../api';
import { api, queries, useMany } from '../core/api';
import { useConfirm } from '../core/confirm';
import { useFormat } from '../core/format';
import { complain, notify } from '../core/notify';
import { useCan } from '../core/session';
import { useText } from '../core/texts';

/** Who went into this customer, each to be taken back for 30 days. */
export function Merges({ customerId }: { customerId: string }) {
  const t = useText();
  const can = useCan();
  const confirm = useConfirm();
  const { time } = useFormat();
  const { data } = useMany<CustomerMerge>(`/customers/${customerId}/merges`, { perPage: 20 });
  const merges = data?.data.filter(({ undoneAt }) => !undoneAt) ?? [];
  if (!merges.length) return null;
  const undo = async (merge: CustomerMerge) => {
    if (!(await confirm({ title: t('care.merge.undo'), text: t('care.merge.undoText'), action: t('care.merge.undo') }))) return;
    await api.post(`/customers/${customerId}/merges/${merge.id}/undo`).then(() => notify(t('care.merge.undone')), complain);
    await queries.invalidateQueries();
  };
  return (
    <section aria-labelledby="merges">
      <Typography id="merges" component="h2" variant="h3" sx={{ mb: 1 }}>
        {t('care.merge.past')}
      </Typography>
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {merges.map((merge) => (
          <Stack component="li" key={merge.id} direction="row" useFlexGap spacing={2} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
            <span>{merge.mergedName}</span>
            <Typography component="span" variant="body2" color="textSecondary">
              {time(merge.createdAt)}
            </Typography>
            {merge.undoable && can('customers:write') && (
              <Button size="small" color="inherit" variant="outlined" onClick={() => void undo(merge)}>
                {t('care.merge.undo')}
              </Button>
            )}
          </Stack>
        ))}
      </Stack>
    </section>
  );
}
