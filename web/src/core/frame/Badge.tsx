import { Box } from '@mui/material';
import { useMany } from '../api';
import { useFormat } from '../format';

/** How many rows a list has, as a live number beside its entry; nothing at zero. */
export function Badge({ list }: { list: string }) {
  const { number } = useFormat();
  const [path, query] = list.split('?');
  const total = useMany(path, { ...Object.fromEntries(new URLSearchParams(query)), perPage: 1 }).data?.pagination?.total ?? 0;
  if (!total) return null;
  return (
    <Box component="span" sx={{ fontSize: '0.75rem', lineHeight: '18px', px: 0.75, borderRadius: 9, bgcolor: 'secondary.light', color: 'text.primary' }}>
      {total > 999 ? '999+' : number(total)}
    </Box>
  );
}
