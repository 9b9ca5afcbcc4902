import { Box, Typography } from '@mui/material';
import { useColorScheme } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { send } from '../api';
import { Mark } from '../Mark';
import { useMe } from '../session';

const picture = async (id: string) => URL.createObjectURL(await (await send('GET', `/files/${id}`)).blob());

/** The organization's logo, or its name beside Kontor's mark where it has none. */
export function Logo({ narrow }: { narrow?: boolean }) {
  const { organization } = useMe();
  const { mode, systemMode } = useColorScheme();
  const { logoFileId, logoDarkFileId } = organization.brand ?? {};
  const dark = (mode === 'system' ? systemMode : mode) === 'dark';
  const id = (dark ? logoDarkFileId : null) ?? logoFileId;
  const { data: url } = useQuery({ queryKey: ['files', 'logo', id], enabled: !!id, staleTime: Infinity, queryFn: () => picture(id!) });
  if (id && url) return <Box component="img" src={url} alt={organization.name} sx={{ maxHeight: 32, maxWidth: narrow ? 36 : 180, objectFit: 'contain' }} />;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25, minWidth: 0 }}>
      <Mark size={28} />
      {!narrow && (
        <Typography component="span" noWrap sx={{ fontWeight: 620, letterSpacing: '-0.005em' }}>
          {organization.name}
        </Typography>
      )}
    </Box>
  );
}
