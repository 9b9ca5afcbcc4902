import { Autocomplete, TextField } from '@mui/material';
import type { ScheduleRecipient } from '../api';
import { useMany, type Rec } from '../core/api';
import { Place } from '../core/form';
import { useBound } from '../core/form/context';
import { useText } from '../core/texts';

type Member = Rec & { name: string; email: string; active?: boolean };

/** Colleagues, who get what they may see themselves, and addresses elsewhere. */
export function RecipientsField() {
  const t = useText();
  const { field, shown } = useBound({ name: 'recipients' });
  const { data } = useMany<Member>('/users', { perPage: 200 });
  const members = data?.data ?? [];
  const all = (field.value as ScheduleRecipient[] | null) ?? [];
  const chosen = all.filter(({ userId }) => userId);
  const outside = all.filter(({ userId }) => !userId);
  const put = (mine: ScheduleRecipient[], others: ScheduleRecipient[]) => field.onChange([...mine, ...others]);
  const byId = new Map(members.map((one) => [one.id, one]));
  return (
    <>
      <Place width={6}>
        <Autocomplete
          multiple
          disableCloseOnSelect
          id={shown.id}
          options={members.map(({ id }) => id)}
          getOptionLabel={(id) => byId.get(id)?.name ?? chosen.find(({ userId }) => userId === id)?.name ?? '…'}
          getOptionKey={(id) => id}
          value={chosen.map(({ userId }) => userId!)}
          onChange={(_, ids) =>
            put(
              ids.map((userId) => ({ userId, email: null, name: null })),
              outside,
            )
          }
          renderInput={(params) => (
            <TextField
              {...params}
              label={t('schedules.members')}
              error={shown.error}
              helperText={shown.error ? shown.helperText : t('schedules.membersHint')}
            />
          )}
        />
      </Place>
      <Place width={6}>
        <Autocomplete
          multiple
          freeSolo
          autoSelect
          options={[] as string[]}
          value={outside.map(({ email }) => email!)}
          onChange={(_, emails) =>
            put(
              chosen,
              [...new Set(emails.map((one) => one.trim()).filter(Boolean))].map((email) => ({ userId: null, email, name: null })),
            )
          }
          renderInput={(params) => <TextField {...params} type="email" label={t('schedules.outside')} helperText={t('schedules.outsideHint')} />}
        />
      </Place>
    </>
  );
}
