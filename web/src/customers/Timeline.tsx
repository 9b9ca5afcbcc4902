import { Button, Chip, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import type { Activity } from '../api';
import { useMany, type Query } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { GROUPS, type About } from './activities';
import { Composer } from './Composer';
import { TimelineEntry } from './TimelineEntry';

const STEP = 25;
const MOST = 200;

/** Everything that happened with a customer or a deal, the newest first; written down here, or by events. */
export function Timeline({ about }: { about: About }) {
  const t = useText();
  const can = useCan();
  const [group, setGroup] = useState<string | null>(null);
  const [perPage, setPerPage] = useState(STEP);
  const query: Query = about.subjectId ? { subjectType: about.subjectType, subjectId: about.subjectId } : { customerId: about.customerId ?? undefined };
  const { data, isError, error, refetch } = useMany<Activity>('/activities', { ...query, type: group ? GROUPS[group] : undefined, perPage });
  if (isError) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <Stack spacing={2} sx={{ maxWidth: 860 }}>
      {can('activities:write') && <Composer about={about} />}
      <Stack direction="row" useFlexGap spacing={0.75} role="group" aria-label={t('crm.timeline.filter')} sx={{ flexWrap: 'wrap' }}>
        {Object.keys(GROUPS).map((one) => (
          <Chip
            key={one}
            label={t(`crm.timeline.groups.${one as 'calls'}`)}
            component="button"
            clickable
            aria-pressed={group === one}
            color={group === one ? 'primary' : 'default'}
            variant={group === one ? 'filled' : 'outlined'}
            onClick={() => setGroup(group === one ? null : one)}
            sx={{ height: 28, '@media (pointer: coarse)': { height: 44 } }}
          />
        ))}
      </Stack>
      {data && !data.data.length && <Typography color="textSecondary">{t(group ? 'crm.timeline.noneOfThese' : 'crm.timeline.none')}</Typography>}
      <Stack component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data?.data.map((entry) => (
          <TimelineEntry key={entry.id} entry={entry} />
        ))}
      </Stack>
      {(data?.pagination?.total ?? 0) > perPage && perPage < MOST && (
        <Button onClick={() => setPerPage(Math.min(MOST, perPage * 3))}>{t('record.more')}</Button>
      )}
    </Stack>
  );
}
