import { Box, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import type { InsightPreview, InsightSettings } from '../api';
import { api, isProblem } from '../core/api';
import { useFormat } from '../core/format';
import { Place } from '../core/form';
import { useText, useWord } from '../core/texts';

const WAIT_MS = 500;

/** While limits are being chosen: how many customers would stand otherwise by them. Nothing is saved by looking. */
export function InsightsPreview() {
  const t = useText();
  const { number } = useFormat();
  const { told, refused } = useForeseen();
  if (!told && !refused) return null;
  const whole = told && told.asked === told.customers;
  return (
    <Place>
      <Box
        component="section"
        role="status"
        aria-label={t('insights.settings.preview.title')}
        sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2 }}
      >
        <Typography component="h3" variant="h3" sx={{ mb: 0.5 }}>
          {t('insights.settings.preview.title')}
        </Typography>
        {refused && <Typography color="textSecondary">{refused}</Typography>}
        {told && (
          <>
            <Typography sx={{ mb: 1 }}>
              {told.changed
                ? t('insights.settings.preview.changed', { count: told.changed, asked: number(told.asked) })
                : t('insights.settings.preview.unchanged')}
              {!whole && ` ${t('insights.settings.preview.sample', { asked: number(told.asked), all: number(told.customers) })}`}
            </Typography>
            {told.changed > 0 && <Shifts of={told} />}
          </>
        )}
      </Box>
    </Place>
  );
}

/** What the form says now, asked of the server once whoever types pauses. */
function useForeseen(): { told?: InsightPreview; refused?: string } {
  const { watch, getValues } = useFormContext<InsightSettings>();
  const values = JSON.stringify(watch());
  const [found, setFound] = useState<{ told?: InsightPreview; refused?: string }>({});
  useEffect(() => {
    const { id: _, version: _v, createdAt: _c, updatedAt: _u, createdBy: _b, updatedBy: _d, deletedAt: _x, ...wanted } = getValues();
    const filled = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== null && value !== undefined));
    let current = true;
    const timer = setTimeout(() => {
      api.post<InsightPreview>('/insight-settings/preview', filled).then(
        ({ data }) => current && setFound({ told: data }),
        (error: unknown) => current && setFound(isProblem(error) ? { refused: error.message } : {}),
      );
    }, WAIT_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [values, getValues]);
  return found;
}

function Shifts({ of: { statuses, riskLevels, opportunities } }: { of: InsightPreview }) {
  const t = useText();
  const word = useWord();
  const { number } = useFormat();
  const rows = [
    ...statuses.map((one) => ({ ...one, label: one.value === 'none' ? t('insights.unjudged') : word(`insights.profiles.status.${one.value}`) })),
    ...riskLevels
      .filter(({ value }) => value !== 'none')
      .map((one) => ({ ...one, label: `${t('insights.profiles.fields.riskScore')}: ${word(`insights.riskLevel.${one.value}`)}` })),
    { ...opportunities, label: t('insights.settings.opportunities') },
  ].filter(({ before, after }) => before || after);
  return (
    <Box
      component="table"
      sx={{
        borderCollapse: 'collapse',
        '& th, & td': { textAlign: 'right', py: 0.25, pl: 2 },
        '& th:first-of-type': { textAlign: 'left', pl: 0, fontWeight: 400 },
      }}
    >
      <thead>
        <tr>
          <th />
          <th scope="col">{t('insights.settings.preview.before')}</th>
          <th scope="col">{t('insights.settings.preview.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ value, label, before, after }) => (
          <tr key={`${label}${value}`}>
            <th scope="row">{label}</th>
            <td>{number(before)}</td>
            <Box component="td" sx={{ fontWeight: before === after ? 400 : 600 }}>
              {number(after)}
            </Box>
          </tr>
        ))}
      </tbody>
    </Box>
  );
}
