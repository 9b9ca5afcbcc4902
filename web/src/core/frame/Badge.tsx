import { Box } from '@mui/material';
import { useMany } from '../api';
import { useFormat } from '../format';
import { useMe } from '../session';

/** How many rows a list has (`/invoices?status=overdue`; `{organizationId}` is the own one), kept by the live wire. */
export function useTotal(list: string | undefined): number {
  const { organization } = useMe();
  const [path, query] = (list ?? '').replace('{organizationId}', organization.id).split('?');
  return useMany(path || null, { ...Object.fromEntries(new URLSearchParams(query)), perPage: 1 }).data?.pagination?.total ?? 0;
}

/** That number beside its entry; nothing at zero. */
export function Badge({ list }: { list: string }) {
  const { number } = useFormat();
  const total = useTotal(list);
  if (!total) return null;
  return (
    <Box component="span" sx={{ fontSize: '0.75rem', lineHeight: '18px', px: 0.75, borderRadius: 9, bgcolor: 'secondary.light', color: 'text.primary' }}>
      {total > 999 ? '999+' : number(total)}
    </Box>
  );
}
