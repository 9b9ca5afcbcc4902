import { Box, Chip, Stack } from '@mui/material';
import type { Tag } from '../api';
import { useMany } from '../core/api';

const NONE: Tag[] = [];

/** Every tag there is, with its colour. */
export const useTags = (): Tag[] => useMany<Tag>('/tags', { perPage: 200, sort: 'name' }).data?.data ?? NONE;

/** Words with a dot of their colour: the word alone says it, too. */
export function TagChips({ names }: { names: string[] }) {
  const tags = useTags();
  if (!names.length) return <>–</>;
  return (
    <Stack component="span" direction="row" useFlexGap spacing={0.5} sx={{ flexWrap: 'wrap', display: 'inline-flex' }}>
      {names.map((name) => (
        <TagChip key={name} name={name} color={tags.find((tag) => tag.name.toLowerCase() === name.toLowerCase())?.color} />
      ))}
    </Stack>
  );
}

export function TagChip({ name, color }: { name: string; color?: string }) {
  return (
    <Chip
      component="span"
      size="small"
      variant="outlined"
      label={name}
      icon={<Box component="span" aria-hidden sx={{ width: 10, height: 10, borderRadius: '50%', bgcolor: color ?? 'text.disabled', flexShrink: 0 }} />}
      sx={{ '& .MuiChip-icon': { ml: 1, mr: -0.25 } }}
    />
  );
}
