import { Box, Button, Stack, Typography } from '@mui/material';
import { useEffect, type ReactNode } from 'react';
import type { BookingHouse } from '../api';
import { language, LANGUAGES, setLanguage, useText } from '../core/texts';
import { HouseColors } from '../core/HouseColors';
import { complain } from '../core/notify';

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
  useEffect(() => void (document.title = `${title} · ${house.name}`), [title, house.name]);
  const place = [house.address?.line1, [house.address?.postalCode, house.address?.city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return (
    <Box
      sx={{
        minHeight: '100dvh',
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        px: 2,
        py: { xs: 2, sm: 5 },
      }}
    >
      <HouseColors color={house.primaryColor} />
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
            <Button
              key={one}
              size="small"
              color="inherit"
              lang={one}
              aria-pressed={one === language()}
              onClick={() => void setLanguage(one).catch(complain)}
              sx={{ minHeight: 44 }}
            >
              {one === 'de' ? 'Deutsch' : 'English'}
            </Button>
          ))}
        </Stack>
      </Box>
    </Box>
  );
}
