import { Box, Button, Stack, Typography } from '@mui/material';
import { useEffect, type ReactNode } from 'react';
import type { BookingHouse } from '../api';
import { language, LANGUAGES, setLanguage, useText } from '../core/texts';
import { textOn } from '../core/contrast';
import { brandColor, TOKENS } from '../core/theme';

interface Props {
  house: BookingHouse;
  title: string;
  /** Where its logo is, if it has one. */
  logo?: string | null;
  children: ReactNode;
}

/** A page in the colours of a house, for people without an account. */
export function PublicFrame({ house, title, logo, children }: Props) {
  const t = useText();
  const { primaryColor } = house;
  useEffect(() => void (document.title = `${title} · ${house.name}`), [title, house.name]);
  const place = [house.address?.line1, [house.address?.postalCode, house.address?.city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return (
    <Box
      sx={{
        ...colors(primaryColor, 'light'),
        '[data-scheme="dark"] &': colors(primaryColor, 'dark'),
        minHeight: '100dvh',
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        px: 2,
        py: { xs: 2, sm: 5 },
      }}
    >
      <Stack component="main" spacing={2.5} sx={{ width: '100%', maxWidth: 640 }}>
        <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center', minWidth: 0 }}>
          {house.hasLogo && logo && <Box component="img" src={logo} alt="" sx={{ height: 40, maxWidth: 160, objectFit: 'contain' }} />}
          <Typography component="span" sx={{ fontWeight: 650, fontSize: '1.0625rem' }}>
            {house.name}
          </Typography>
        </Stack>
        <Typography variant="h1">{title}</Typography>
        {children}
      </Stack>
      <Box component="footer" sx={{ mt: 'auto', pt: 4, textAlign: 'center' }}>
        <Typography variant="body2" color="textSecondary">
          {[house.name, place, house.phone, house.email].filter(Boolean).join(' · ')}
        </Typography>
        <Stack direction="row" role="group" aria-label={t('auth.language')} sx={{ justifyContent: 'center', mt: 1 }}>
          {LANGUAGES.map((one) => (
            <Button key={one} size="small" color="inherit" lang={one} aria-pressed={one === language()} onClick={() => setLanguage(one)} sx={{ minHeight: 44 }}>
              {one === 'de' ? 'Deutsch' : 'English'}
            </Button>
          ))}
        </Stack>
      </Box>
    </Box>
  );
}

/** The colour of the house for all that is drawn in here. */
function colors(color: string | null, scheme: 'light' | 'dark'): Record<string, string> {
  const main = brandColor(color, TOKENS.primary, scheme);
  return { '--mui-palette-primary-main': main, '--mui-palette-primary-dark': main, '--mui-palette-primary-contrastText': textOn(main) };
}
