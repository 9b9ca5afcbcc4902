import { FormControl, FormControlLabel, FormLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { useController, useWatch } from 'react-hook-form';
import type { InsightSettings, RiskMethod } from '../api';
import { api, useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { fields, Form, Place, Section } from '../core/form';
import { notify } from '../core/notify';
import { useCan } from '../core/session';
import { useText } from '../core/texts';
import { InsightsFrame } from './InsightsFrame';
import { InsightsPreview } from './InsightsPreview';

const F = fields('insights.settings');
const FIELDS = [
  'profiling',
  'method',
  'activeDays',
  'mediumDays',
  'highDays',
  'mediumAttendance',
  'highAttendance',
  'mediumMissed',
  'highMissed',
  'riskPercent',
  'dormantPercent',
  'dormantDays',
  'highValue',
  'snoozeDays',
] as const;

/** `/insights/settings`: by which method and limits customers are judged. */
export function InsightsSettingsPage() {
  const t = useText();
  const can = useCan();
  const { data: record, isError, error } = useOne<InsightSettings>('/insight-settings');
  return (
    <InsightsFrame hint={t('insights.settings.text')}>
      {isError && <Failed error={error} />}
      {record && (
        <Form<InsightSettings>
          texts="insights.settings"
          record={record}
          fields={FIELDS}
          disabled={!can('settings:write')}
          onSaved={() => notify(t('core.saved'))}
          save={async (values) => (await api.patch<InsightSettings>('/insight-settings', values)).data}
        >
          <F.Flag name="profiling" />
          <MethodField disabled={!can('settings:write')} />
          <Limits />
          <Section title="insights.settings.opportunities" />
          <F.Money name="highValue" width={6} />
          <F.Quantity name="snoozeDays" width={6} />
          <InsightsPreview />
        </Form>
      )}
    </InsightsFrame>
  );
}

const METHODS: RiskMethod[] = ['scheme_a', 'usual_interval'];

/** Both methods in plain words, one of them chosen. */
function MethodField({ disabled }: { disabled: boolean }) {
  const t = useText();
  const { field } = useController({ name: 'method' });
  return (
    <Place>
      <FormControl disabled={disabled}>
        <FormLabel id="insights-method" sx={{ mb: 1 }}>
          {t('insights.settings.methodTitle')}
        </FormLabel>
        <RadioGroup aria-labelledby="insights-method" name="method" value={field.value ?? ''} onChange={(_, value) => field.onChange(value)}>
          {METHODS.map((one) => (
            <FormControlLabel
              key={one}
              value={one}
              control={<Radio />}
              sx={{ alignItems: 'flex-start', mr: 0, mb: 1.5, '& .MuiRadio-root': { mt: -1 } }}
              slotProps={{ typography: { component: 'div' } }}
              label={
                <>
                  <Typography sx={{ fontWeight: 600 }}>{t(`insights.settings.methods.${one}`)}</Typography>
                  <Typography color="textSecondary" sx={{ maxWidth: 760 }}>
                    {t(`insights.settings.methods.${one}Text`)}
                  </Typography>
                </>
              }
            />
          ))}
        </RadioGroup>
      </FormControl>
    </Place>
  );
}

/** Only the limits that the chosen method asks about; the others stay as they are. */
function Limits() {
  const method = useWatch({ name: 'method' }) as RiskMethod;
  return (
    <>
      <Section title="insights.settings.limits" />
      {method === 'scheme_a' ? (
        <>
          <F.Quantity name="activeDays" width={4} />
          <F.Quantity name="mediumDays" width={4} />
          <F.Quantity name="highDays" width={4} />
          <F.Quantity name="mediumAttendance" width={6} unit="%" />
          <F.Quantity name="highAttendance" width={6} unit="%" />
          <F.Quantity name="mediumMissed" width={6} />
          <F.Quantity name="highMissed" width={6} />
        </>
      ) : (
        <>
          <F.Quantity name="riskPercent" width={4} unit="%" />
          <F.Quantity name="dormantPercent" width={4} unit="%" />
          <F.Quantity name="dormantDays" width={4} />
        </>
      )}
    </>
  );
}
