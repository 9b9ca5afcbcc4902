import { Alert, Link } from '@mui/material';
import { useWatch } from 'react-hook-form';
import { Link as To } from 'react-router';
import type { Channel, SchedulingSettings } from '../api';
import { useAll } from '../core/api';
import { Choices, fields, Place } from '../core/form';
import { useCan } from '../core/session';
import { useText } from '../core/texts';

const HOURS = [1, 2, 4, 24, 48, 72, 168];

/** How many hours before an appointment somebody is reminded of it; none: never. */
export function RemindersField({ width }: { width?: number }) {
  const t = useText();
  return (
    <Choices
      name="reminderHours"
      width={width}
      options={HOURS}
      word={(hours) => t('scheduling.settings.hoursBefore', { count: hours })}
      arranged={(hours) => [...hours].sort((a, b) => b - a).slice(0, 5)}
    />
  );
}

const F = fields('scheduling.settings');

/** By mail, by SMS or by both; says where there is nothing yet to send SMS by. */
export function RemindBy() {
  const t = useText();
  const can = useCan();
  const by = useWatch({ name: 'remindBy' }) as SchedulingSettings['remindBy'];
  const { data } = useAll<Channel>(by !== 'email' && can('channels:read') ? '/channels' : null, { source: 'sms', status: ['connected', 'failing'] });
  return (
    <>
      <F.Select name="remindBy" required options={['email', 'sms', 'both']} width={6} />
      {data?.data.length === 0 && (
        <Place>
          <Alert severity="warning">
            {t('scheduling.settings.noSms')}{' '}
            <Link component={To} to="/channels" color="inherit">
              {t('scheduling.settings.toChannels')}
            </Link>
          </Alert>
        </Place>
      )}
    </>
  );
}
