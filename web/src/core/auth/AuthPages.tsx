import { Box, Button, Stack, Typography } from '@mui/material';
import { lazy, Suspense, type ReactNode } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Mark } from '../Mark';
import { useSession } from '../session';
import { LANGUAGES, language, useText } from '../texts';
import { SignIn } from './SignIn';

// the sign-in page is the first thing that loads; the others can wait
const Register = lazy(async () => ({ default: (await import('./Register')).Register }));
const RequestReset = lazy(async () => ({ default: (await import('./PasswordReset')).RequestReset }));
const ConfirmReset = lazy(async () => ({ default: (await import('./PasswordReset')).ConfirmReset }));
const AcceptInvitation = lazy(async () => ({ default: (await import('./AcceptInvitation')).AcceptInvitation }));

/** Paths that a mail leads to: shown whether or not somebody is signed in. */
export const PUBLIC = ['/reset-password', '/accept-invitation'];

export function AuthPages() {
  return (
    <BrowserRouter>
      <Sheet>
        <Suspense>
          <Routes>
            <Route path="/register" element={<Register />} />
            <Route path="/forgotten-password" element={<RequestReset />} />
            <Route path="/reset-password" element={<ConfirmReset />} />
            <Route path="/accept-invitation" element={<AcceptInvitation />} />
            <Route path="*" element={<SignIn />} />
          </Routes>
        </Suspense>
      </Sheet>
    </BrowserRouter>
  );
}

function Sheet({ children }: { children: ReactNode }) {
  const t = useText();
  const { speak } = useSession();
  return (
    <Box sx={{ minHeight: '100dvh', display: 'flex', flexDirection: 'column', alignItems: 'center', px: 2 }}>
      <Stack component="main" spacing={3} sx={{ width: '100%', maxWidth: 400, my: 'auto', py: 5 }}>
        <Stack direction="row" spacing={1.25} sx={{ alignItems: 'center' }}>
          <Mark size={32} />
          <Typography component="span" sx={{ fontWeight: 650, fontSize: '1.0625rem', letterSpacing: '-0.01em' }}>
            Kontor
          </Typography>
        </Stack>
        {children}
      </Stack>
      <Stack component="footer" direction="row" spacing={0.5} role="group" aria-label={t('auth.language')} sx={{ pb: 2 }}>
        {LANGUAGES.map((one) => (
          <Button
            key={one}
            size="small"
            color="inherit"
            lang={one}
            aria-pressed={one === language()}
            onClick={() => speak(one)}
            sx={{
              color: one === language() ? 'text.primary' : 'text.secondary',
              textDecoration: one === language() ? 'underline' : 'none',
              textUnderlineOffset: 4,
            }}
          >
            {one === 'de' ? 'Deutsch' : 'English'}
          </Button>
        ))}
      </Stack>
    </Box>
  );
}
