import { Box, Button, ButtonBase, Dialog, DialogActions, DialogContent, DialogTitle, Tooltip, Typography } from '@mui/material';
import { useId, useState } from 'react';
import type { CustomerEngagement } from '../api';
import { useOne } from '../core/api';
import { Failed } from '../core/errors/Trouble';
import { Hidden } from '../core/Hidden';
import { useText } from '../core/texts';
import { Reasons } from '../customers';

interface Props {
  customerId: string;
  name: string;
  riskScore: number | null;
  riskLevel: string | null;
}

/** The score of a customer; its reasons beside the pointer or the focus, and on a touch with their points. */
export function RiskWhy({ customerId, name, riskScore, riskLevel }: Props) {
  const t = useText();
  const [near, setNear] = useState(false);
  const [open, setOpen] = useState(false);
  const level = riskLevel ? t(`insights.riskLevel.${riskLevel as 'low'}`) : null;
  return (
    <>
      <Tooltip title={<Short customerId={customerId} asked={near} />} onOpen={() => setNear(true)} placement="left" describeChild>
        <ButtonBase
          aria-haspopup="dialog"
          onClick={(event) => {
            event.stopPropagation();
            setOpen(true);
          }}
          sx={{
            gap: 0.75,
            borderRadius: 1,
            font: 'inherit',
            px: 0.5,
            minHeight: 24,
            textDecoration: 'underline dotted',
            '@media (pointer: coarse)': { minHeight: 44 },
          }}
        >
          {riskScore === null ? t('insights.insufficient') : `${riskScore} · ${level}`}
          <Hidden>{t('insights.profiles.why', { name })}</Hidden>
        </ButtonBase>
      </Tooltip>
      {open && <WhyDialog customerId={customerId} name={name} onClose={() => setOpen(false)} />}
    </>
  );
}

/** The reasons in a few lines; read when somebody wants to know. */
function Short({ customerId, asked }: { customerId: string; asked: boolean }) {
  const t = useText();
  const { data } = useOne<CustomerEngagement>(asked ? `/customers/${customerId}/engagement` : null);
  if (!data) return t('insights.profiles.loading');
  return (
    <Box component="ul" sx={{ m: 0, pl: 2 }}>
      {data.factors.map(({ code, text }) => (
        <li key={code}>{text}</li>
      ))}
    </Box>
  );
}

function WhyDialog({ customerId, name, onClose }: { customerId: string; name: string; onClose: () => void }) {
  const t = useText();
  const id = useId();
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id} onClick={(event) => event.stopPropagation()}>
      <DialogTitle id={id} component="h2" variant="h2">
        {t('insights.profiles.whyTitle', { name })}
      </DialogTitle>
      <DialogContent>
        <Why customerId={customerId} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('core.actions.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

/** How a customer stands now, with every reason in words. */
export function Why({ customerId }: { customerId: string }) {
  const t = useText();
  const { data, isError, error } = useOne<CustomerEngagement>(`/customers/${customerId}/engagement`);
  if (isError) return <Failed error={error} />;
  if (!data) return <Typography color="textSecondary">{t('insights.profiles.loading')}</Typography>;
  return <Reasons standing={data} />;
}
