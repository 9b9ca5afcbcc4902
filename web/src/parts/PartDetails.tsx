import { Link, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useMany, useOne } from '../core/api';
import { useFormat } from '../core/format';
import { Facts } from '../core/record';
import { useText } from '../core/texts';
import { useSpecifications } from './categories';
import { PartPicture } from './PartPicture';
import type { Part } from './parts';

const USES = ['isBought', 'isMade', 'isSold'] as const;

export function PartDetails({ part }: { part: Part }) {
  const t = useText();
  const { time, measure } = useFormat();
  const measured = (value: number | null) => (value === null ? '–' : measure(value, part.unit));
  return (
    <Stack spacing={2}>
      <PartPicture part={part} />
      <Facts
        facts={[
          { label: t('parts.fields.unit'), value: t(`parts.unit.${part.unit}`) },
          {
            label: t('parts.fields.uses'),
            value:
              USES.filter((use) => part[use])
                .map((use) => t(`parts.fields.${use}`))
                .join(', ') || '–',
          },
          { label: t('parts.fields.tracking'), value: t(`parts.tracking.${part.tracking}`) },
          { label: t('parts.fields.taxCategory'), value: t(`parts.taxCategory.${part.taxCategory}`) },
          { label: t('parts.fields.reorderPoint'), value: measured(part.reorderPoint) },
          { label: t('parts.fields.targetStock'), value: measured(part.targetStock) },
          { label: t('parts.fields.barcode'), value: part.barcode ?? '–' },
          { label: t('parts.fields.manufacturer'), value: part.manufacturer ?? '–' },
          { label: t('parts.fields.manufacturerPartNumber'), value: part.manufacturerPartNumber ?? '–' },
          { label: t('parts.fields.revision'), value: part.revision ?? '–' },
          { label: t('parts.fields.createdAt'), value: time(part.createdAt) },
        ]}
      />
      <Related part={part} />
      <Said part={part} />
      {part.description && <Typography sx={{ whiteSpace: 'pre-line', maxWidth: 860 }}>{part.description}</Typography>}
    </Stack>
  );
}

/** What replaced it, what it replaces and what does as well. */
function Related({ part }: { part: Part }) {
  const t = useText();
  const { data: before } = useMany<Part>('/parts', { replacedById: part.id, perPage: 20 });
  const facts = [
    ...(part.replacedById ? [{ label: t('parts.fields.replacedById'), value: <PartLink id={part.replacedById} /> }] : []),
    ...(before?.data.length
      ? [
          {
            label: t('parts.fields.replaces'),
            value: (
              <>
                {before.data.map(({ id }) => (
                  <PartLink key={id} id={id} />
                ))}
              </>
            ),
          },
        ]
      : []),
    ...(part.substituteIds.length
      ? [
          {
            label: t('parts.fields.substituteIds'),
            value: (
              <>
                {part.substituteIds.map((id) => (
                  <PartLink key={id} id={id} />
                ))}
              </>
            ),
          },
        ]
      : []),
  ];
  return facts.length ? <Facts facts={facts} /> : null;
}

function PartLink({ id }: { id: string }) {
  const { data } = useOne<Part>(`/parts/${id}`);
  return (
    <Link component={RouterLink} to={`/parts/${id}`} sx={{ display: 'block' }}>
      {data ? `${data.sku} ${data.name}` : '…'}
    </Link>
  );
}

/** Specifications, with the units of the category. */
function Said({ part }: { part: Part }) {
  const t = useText();
  const { number } = useFormat();
  const fields = useSpecifications(part.category);
  const unitOf = (name: string) => fields.find((field) => field.name === name)?.unit;
  const told = (value: unknown) => (typeof value === 'number' ? number(value) : typeof value === 'object' ? JSON.stringify(value) : String(value));
  if (!Object.keys(part.specifications).length) return null;
  return (
    <>
      <Typography component="h2" variant="h2">
        {t('parts.fields.specifications')}
      </Typography>
      <Facts facts={Object.entries(part.specifications).map(([label, value]) => ({ label, value: [told(value), unitOf(label)].filter(Boolean).join(' ') }))} />
    </>
  );
}
