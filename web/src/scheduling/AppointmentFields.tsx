import { Button } from '@mui/material';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Appointment, AppointmentType, FreeSlot } from '../api';
import { useOne } from '../core/api';
import { fields, Place } from '../core/form';
import { useText } from '../core/texts';
import { ResourcesField } from './ResourcesField';
import { SeriesField } from './SeriesField';
import { SlotPicker } from './SlotPicker';
import { WhenField } from './WhenField';
import { iso, MINUTE_MS, wallOf } from './zone';

const F = fields('scheduling.appointments');
/** With what only a new one may say. */
export type Draft = Appointment & { series?: unknown };
export const NEW_FIELDS = ['customerId', 'typeId', 'title', 'startsAt', 'endsAt', 'resourceIds', 'price', 'notes', 'customFields', 'series'] as const;
export const FIELDS = ['customerId', 'typeId', 'title', 'startsAt', 'endsAt', 'resourceIds', 'price', 'notes', 'customFields'] as const;

/** What an appointment is made of; a type brings its length and its price along. */
export function AppointmentFields({ zone, fresh }: { zone: string; fresh: boolean }) {
  const { setValue, getValues } = useFormContext();
  const typed = (_: string | null, row: unknown) => {
    const type = row as AppointmentType | null;
    if (!type) return;
    const startsAt = getValues('startsAt') as string | null;
    if (startsAt) setValue('endsAt', iso(Date.parse(startsAt) + type.durationMinutes * MINUTE_MS), { shouldDirty: true });
    setValue('price', type.price, { shouldDirty: true });
  };
  return (
    <>
      <F.Pick name="typeId" resource="appointment-types" query={{ isActive: true }} onPick={typed} width={6} />
      <F.Pick name="customerId" resource="customers" width={6} />
      <WhenField zone={zone} width={12} />
      <ResourcesField name="resourceIds" width={12} />
      <FreeTimes zone={zone} fresh={fresh} />
      {fresh && <SeriesField />}
      <F.Text name="title" width={8} maxLength={200} />
      <F.Money name="price" width={4} />
      <F.Text name="notes" multiline />
    </>
  );
}

/** Free times of the chosen type, from the day in the form on. */
function FreeTimes({ zone, fresh }: { zone: string; fresh: boolean }) {
  const t = useText();
  const { setValue, control } = useFormContext();
  const [shown, setShown] = useState(false);
  const [typeId, startsAt, resourceIds] = useWatch({ control, name: ['typeId', 'startsAt', 'resourceIds'] }) as [string | null, string | null, string[]];
  const { data: type } = useOne<AppointmentType>(typeId ? `/appointment-types/${typeId}` : null);
  if (!type) return null;
  const choose = (slot: FreeSlot) => {
    setValue('startsAt', slot.startsAt, { shouldDirty: true });
    setValue('endsAt', slot.endsAt, { shouldDirty: true });
    setValue('resourceIds', slot.resourceIds, { shouldDirty: true });
  };
  const day = startsAt ? wallOf(startsAt, zone).day : wallOf(Date.now(), zone).day;
  return (
    <Place>
      {shown ? (
        <SlotPicker typeId={type.id} day={day} zone={zone} resourceIds={fresh ? [] : resourceIds} chosen={startsAt} onChoose={choose} />
      ) : (
        <Button variant="outlined" color="inherit" onClick={() => setShown(true)} sx={{ borderColor: 'divider' }}>
          {t('scheduling.appointments.slots.find')}
        </Button>
      )}
    </Place>
  );
}
