import { Box, Stack, Typography } from '@mui/material';
import { useWatch } from 'react-hook-form';
import type { Organization } from '../api';
import { textOn } from '../core/contrast';
import { useFormat } from '../core/format';
import { brandColor, TOKENS } from '../core/theme';
import { useText } from '../core/texts';
import { useLogo } from './LogoField';

interface Chosen {
  logoFileId?: string | null;
  logoDarkFileId?: string | null;
  primaryColor?: string | null;
  accentColor?: string | null;
  senderLine?: string | null;
  footer?: string | null;
}

const useBrand = () => (useWatch({ name: 'brand' }) as Chosen | null) ?? {};

/** What the choice looks like before it is saved: a piece of the screen, light and dark, and of an invoice. */
export function BrandPreview({ organization }: { organization: Organization }) {
  const t = useText();
  return (
    <Stack component="section" aria-label={t('settings.brand.preview')} spacing={1.5}>
      <Typography component="h2" variant="h2">
        {t('settings.brand.preview')}
      </Typography>
      <Screen scheme="light" name={organization.name} />
      <Screen scheme="dark" name={organization.name} />
      <Letter organization={organization} />
      <Typography variant="caption" color="textSecondary">
        {t('settings.brand.previewHint')}
      </Typography>
    </Stack>
  );
}

function Screen({ scheme, name }: { scheme: 'light' | 'dark'; name: string }) {
  const t = useText();
  const brand = useBrand();
  const tokens = TOKENS[scheme];
  const primary = brandColor(brand.primaryColor, TOKENS.primary, scheme);
  const accent = brandColor(brand.accentColor, TOKENS.accent, scheme);
  const logo = useLogo((scheme === 'dark' ? brand.logoDarkFileId : null) ?? brand.logoFileId);
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, overflow: 'hidden', bgcolor: tokens.page, color: tokens.text, fontSize: 13 }}>
      <Box sx={{ px: 2, py: 1.25, borderBottom: `1px solid ${tokens.line}`, display: 'flex', alignItems: 'center', minHeight: 48 }}>
        {logo ? <Box component="img" src={logo} alt="" sx={{ maxHeight: 28, maxWidth: 160 }} /> : <b>{name}</b>}
      </Box>
      <Box sx={{ p: 2, display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <Box sx={{ bgcolor: primary, color: textOn(primary), px: 1.75, py: 0.875, borderRadius: 1, fontWeight: 560 }}>{t('settings.brand.sample.button')}</Box>
        <Box sx={{ color: primary, textDecoration: 'underline' }}>{t('settings.brand.sample.link')}</Box>
        <Box sx={{ color: accent, fontWeight: 600 }}>{t('settings.brand.sample.accent')}</Box>
        <Box sx={{ color: tokens.muted }}>{t('settings.brand.sample.text')}</Box>
      </Box>
    </Box>
  );
}

const PAPER = { text: '#1c2430', muted: '#5b6575', line: '#dde1e7' };

/** As the server draws letters (`core/pdf/letter`), small; the amounts are an example. */
function Letter({ organization }: { organization: Organization }) {
  const t = useText();
  const { money } = useFormat();
  const brand = useBrand();
  const color = brandColor(brand.primaryColor, TOKENS.primary, 'light');
  const logo = useLogo(brand.logoFileId);
  const { address } = organization;
  const sender =
    brand.senderLine || [organization.name, address?.line1, [address?.postalCode, address?.city].filter(Boolean).join(' ')].filter(Boolean).join(' · ');
  return (
    <Box
      sx={{
        position: 'relative',
        bgcolor: '#ffffff',
        color: PAPER.text,
        border: 1,
        borderColor: 'divider',
        borderTop: `6px solid ${color}`,
        borderRadius: 0.5,
        p: 3,
        fontSize: 12,
      }}
    >
      <Box sx={{ minHeight: 40 }}>
        {logo ? (
          <Box component="img" src={logo} alt="" sx={{ maxHeight: 40, maxWidth: 170 }} />
        ) : (
          <Box sx={{ fontSize: 20, fontWeight: 700, color }}>{organization.name}</Box>
        )}
      </Box>
      <Box sx={{ mt: 3, fontSize: 9, color: PAPER.muted, borderBottom: `1px solid ${PAPER.line}`, display: 'inline-block' }}>{sender}</Box>
      <Box sx={{ mt: 0.75, whiteSpace: 'pre-line', lineHeight: 1.4 }}>{t('settings.brand.sample.recipient')}</Box>
      <Box sx={{ mt: 3, fontSize: 17, fontWeight: 700 }}>{t('settings.brand.sample.invoice')}</Box>
      <Box
        sx={{ mt: 1.5, display: 'flex', justifyContent: 'space-between', color, fontWeight: 600, fontSize: 10, borderBottom: `2px solid ${color}`, pb: 0.5 }}
      >
        <span>{t('settings.brand.sample.item')}</span>
        <span>{t('settings.brand.sample.amount')}</span>
      </Box>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', py: 0.75, borderBottom: `1px solid ${PAPER.line}` }}>
        <span>{t('settings.brand.sample.line')}</span>
        <span>{money('100')}</span>
      </Box>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', py: 0.75, fontWeight: 700, fontSize: 14 }}>
        <span>{t('settings.brand.sample.total')}</span>
        <span>{money('120')}</span>
      </Box>
      <Box sx={{ mt: 3, pt: 1, borderTop: `1px solid ${PAPER.line}`, fontSize: 9, color: PAPER.muted, whiteSpace: 'pre-line' }}>
        {brand.footer || organization.name}
      </Box>
    </Box>
  );
}
