import { Typography } from '@mui/material';
import type { EyeValues, Prescription } from '../api';
import { useFormat } from '../core/format';
import { language, useText } from '../core/texts';

const COLUMNS = ['sphere', 'cylinder', 'axis', 'addition'] as const;

/** What the lenses of a line are made after, in as much room as a line has. */
export function EyesInLine({ exam }: { exam: Pick<Prescription, 'examinedOn' | 'rightEye' | 'leftEye' | 'pd'> }) {
  const t = useText();
  const { number, date } = useFormat();
  const quarters = new Intl.NumberFormat(language(), { minimumFractionDigits: 2, signDisplay: 'exceptZero' });
  const said = (eye: EyeValues | null) =>
    COLUMNS.flatMap((column) => {
      const value = eye?.[column] ?? null;
      if (value === null) return [];
      return [`${t(`health.prescriptions.fields.${column}`)} ${column === 'axis' ? `${value}°` : quarters.format(value).replace('-', '−')}`];
    }).join(', ');
  const lines = [
    `${t('health.prescriptions.ofLine')} ${date(exam.examinedOn)}`,
    ...(['rightEye', 'leftEye'] as const).flatMap((side) => (said(exam[side]) ? [`${t(`health.prescriptions.fields.${side}`)}: ${said(exam[side])}`] : [])),
    ...(exam.pd === null ? [] : [`${t('health.prescriptions.fields.pd')}: ${number(exam.pd, 1)} mm`]),
  ];
  return (
    <Typography variant="body2" color="textSecondary" component="div" sx={{ whiteSpace: 'pre-line', fontVariantNumeric: 'tabular-nums' }}>
      {lines.join('\n')}
    </Typography>
  );
}
