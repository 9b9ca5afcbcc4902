import Check from '@mui/icons-material/Check';
import Contrast from '@mui/icons-material/Contrast';
import Inventory from '@mui/icons-material/Inventory2Outlined';
import Truck from '@mui/icons-material/LocalShippingOutlined';
import Making from '@mui/icons-material/PrecisionManufacturingOutlined';
import Receipt from '@mui/icons-material/ReceiptLongOutlined';
import { Box, Stack, Tooltip, Typography } from '@mui/material';
import { useText } from '../core/texts';
import type { Light, OrderProgress as Progress } from './orders';

const ICONS = { material: Inventory, production: Making, delivery: Truck, invoice: Receipt };
const TONES: Record<Light, string> = { none: 'text.disabled', open: 'text.secondary', partial: 'warning.main', done: 'success.main' };

/** Material, production, delivery, invoice: what of an order is there. Each state has its own mark beside its colour, and words; `spoken` shows them. */
export function Lights({ of, spoken = false }: { of: Progress; spoken?: boolean }) {
  const t = useText();
  return (
    <Stack
      component="ul"
      direction="row"
      useFlexGap
      spacing={spoken ? undefined : 1.25}
      aria-label={t('fulfillment.orders.fields.progress')}
      sx={{ listStyle: 'none', m: 0, p: 0, ...(spoken && { flexWrap: 'wrap', columnGap: 3, rowGap: 0.75, pt: 0.5 }) }}
    >
      {(['material', 'production', 'delivery', 'invoice'] as const).map((step) => {
        const words = `${t(`fulfillment.orders.steps.${step}`)}: ${t(`fulfillment.orders.light.${step}.${of[step]}`)}`;
        return (
          <Box component="li" key={step} sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
            <Lamp step={step} light={of[step]} words={words} />
            {spoken && (
              <Typography aria-hidden variant="body2" sx={{ fontWeight: 400, color: of[step] === 'none' ? 'text.secondary' : 'text.primary' }}>
                {words}
              </Typography>
            )}
          </Box>
        );
      })}
    </Stack>
  );
}

function Lamp({ step, light, words }: { step: keyof Progress; light: Light; words: string }) {
  const Icon = ICONS[step];
  const mark = { position: 'absolute', right: -5, bottom: -3, fontSize: 12, borderRadius: 9, bgcolor: 'background.paper', p: '1px' } as const;
  return (
    <Tooltip title={words}>
      <Box role="img" aria-label={words} sx={{ position: 'relative', display: 'inline-flex', color: TONES[light], opacity: light === 'none' ? 0.45 : 1 }}>
        <Icon aria-hidden sx={{ fontSize: 20 }} />
        {light === 'done' && <Check aria-hidden sx={mark} />}
        {light === 'partial' && <Contrast aria-hidden sx={mark} />}
        {light === 'open' && (
          <Box
            aria-hidden
            sx={{
              position: 'absolute',
              right: -4,
              bottom: -2,
              width: 9,
              height: 9,
              borderRadius: 9,
              border: 1.5,
              borderColor: 'currentColor',
              bgcolor: 'background.paper',
            }}
          />
        )}
        {light === 'none' && (
          <Box aria-hidden sx={{ position: 'absolute', left: -2, top: 9, width: 24, height: 1.5, bgcolor: 'currentColor', transform: 'rotate(-45deg)' }} />
        )}
      </Box>
    </Tooltip>
  );
}
