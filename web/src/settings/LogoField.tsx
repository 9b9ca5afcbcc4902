import { Box, Button, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { FileRecord } from '../api';
import { send, upload } from '../core/api';
import { Place } from '../core/form';
import { complain, notify } from '../core/notify';
import { TOKENS } from '../core/theme';
import { useText } from '../core/texts';

const LIMIT_KB = 2_048;

/** An address of the uploaded picture, as it is shown here. */
export function useLogo(id: string | null | undefined): string | null {
  const { data } = useQuery({
    queryKey: ['files', 'logo', id],
    enabled: !!id,
    staleTime: Infinity,
    queryFn: async () => URL.createObjectURL(await (await send('GET', `/files/${id}`)).blob()),
  });
  return (id && data) || null;
}

interface Props {
  name: 'brand.logoFileId' | 'brand.logoDarkFileId';
  scheme: 'light' | 'dark';
  disabled: boolean;
}

/** A logo, on the ground it will stand on. */
export function LogoField({ name, scheme, disabled }: Props) {
  const t = useText();
  const { setValue } = useFormContext();
  const id = useWatch({ name }) as string | null | undefined;
  const url = useLogo(id);
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const label = t(scheme === 'light' ? 'settings.brand.fields.logoFileId' : 'settings.brand.fields.logoDarkFileId');
  const set = (value: string | null) => setValue(name, value, { shouldDirty: true });
  const take = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > LIMIT_KB * 1024) return notify(t('settings.brand.tooBig'), { tone: 'error' });
    setBusy(true);
    await upload<FileRecord>('/files', { file }).then(({ data }) => set(data.id), complain);
    setBusy(false);
  };
  return (
    <Place width={6}>
      <Typography component="h2" variant="h3" sx={{ mb: 1 }}>
        {label}
      </Typography>
      <Box sx={{ height: 92, display: 'grid', placeItems: 'center', p: 2, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: TOKENS[scheme].paper }}>
        {url ? (
          <Box component="img" src={url} alt={label} sx={{ maxHeight: 56, maxWidth: 1, objectFit: 'contain' }} />
        ) : (
          <Typography variant="body2" sx={{ color: TOKENS[scheme].muted }}>
            {t('settings.brand.noLogo')}
          </Typography>
        )}
      </Box>
      {!disabled && (
        <Stack direction="row" useFlexGap spacing={1} sx={{ mt: 1 }}>
          <input
            ref={input}
            hidden
            type="file"
            accept="image/svg+xml,image/png,image/jpeg,image/webp"
            aria-label={label}
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = ''; // the same file may be chosen again
            }}
          />
          <Button variant="outlined" color="inherit" size="small" loading={busy} onClick={() => input.current?.click()} sx={{ borderColor: 'divider' }}>
            {t(id ? 'settings.brand.replace' : 'settings.brand.choose')}
          </Button>
          {id && (
            <Button color="inherit" size="small" onClick={() => set(null)}>
              {t('core.actions.remove')}
            </Button>
          )}
        </Stack>
      )}
    </Place>
  );
}
