import CalendarMonth from '@mui/icons-material/CalendarMonthOutlined';
import Chat from '@mui/icons-material/ChatOutlined';
import EditNote from '@mui/icons-material/EditNoteOutlined';
import Phone from '@mui/icons-material/PhoneOutlined';
import { Button, Menu, MenuItem, Stack } from '@mui/material';
import { Suspense, useState, type MouseEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useCan, useMe } from '../core/session';
import { useText, type TextKey } from '../core/texts';
import { MessageDialog } from '../messaging';
import { METHODS, type Method, type Person } from './insights';
import { OutreachDialog } from './InsightsOutreachDialog';

/** To get in touch with somebody: call, write, agree on something; and to write down how it went. */
export function InsightActions({ of, children }: { of: Person; children?: ReactNode }) {
  const t = useText();
  const can = useCan();
  const { modules = [] } = useMe().organization;
  const [writing, setWriting] = useState(false);
  const [logged, setLogged] = useState<Method | null>(null);
  const may = can('insights:write');
  const writes = modules.includes('messaging') && can('conversations:send');
  // how it was written is how it was tried
  const sent = ({ source }: { source: string }) => may && setLogged(METHODS.find((one) => one === source) ?? 'whatsapp');
  return (
    <Stack
      direction="row"
      useFlexGap
      spacing={1}
      role="group"
      aria-label={t('insights.actions.of', { name: of.name })}
      sx={{ flexWrap: 'wrap' }}
      className="no-print"
    >
      {of.phone && (
        <Button
          variant="contained"
          size="small"
          href={`tel:${of.phone}`}
          startIcon={<Phone />}
          aria-label={t('insights.actions.callWho', { name: of.name })}
          onClick={() => may && setLogged('phone')}
        >
          {t('insights.actions.call')}
        </Button>
      )}
      {writes && (
        <Quiet icon={<Chat />} label={t('insights.actions.messageWho', { name: of.name })} onClick={() => setWriting(true)}>
          {t('insights.actions.message')}
        </Quiet>
      )}
      <Book of={of} />
      {may && (
        <Quiet icon={<EditNote />} label={t('insights.actions.logWho', { name: of.name })} onClick={() => setLogged('phone')}>
          {t('insights.actions.log')}
        </Quiet>
      )}
      {children}
      {writing && (
        <Suspense>
          <MessageDialog customerId={of.id} onSent={sent} onClose={() => setWriting(false)} />
        </Suspense>
      )}
      {logged && <OutreachDialog people={[of]} method={logged} onClose={() => setLogged(null)} />}
    </Stack>
  );
}

interface QuietProps {
  icon: ReactNode;
  label?: string;
  onClick: (event: MouseEvent<HTMLElement>) => void;
  menu?: boolean;
  children: string;
}

export const Quiet = ({ icon, label, onClick, menu, children }: QuietProps) => (
  <Button
    variant="outlined"
    color="inherit"
    size="small"
    startIcon={icon}
    aria-label={label}
    aria-haspopup={menu ? 'menu' : undefined}
    onClick={onClick}
    sx={{ borderColor: 'divider' }}
  >
    {children}
  </Button>
);

const WAYS: { module: 'scheduling' | 'fulfillment'; can: string; label: TextKey; to: string }[] = [
  { module: 'scheduling', can: 'appointments:write', label: 'insights.actions.appointment', to: '/appointments/new' },
  { module: 'fulfillment', can: 'orders:write', label: 'insights.actions.order', to: '/orders/new' },
];

/** An appointment or an order, whichever the house agrees on; with the customer in it. */
function Book({ of }: { of: Person }) {
  const t = useText();
  const can = useCan();
  const { modules = [] } = useMe().organization;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const ways = WAYS.filter((one) => modules.includes(one.module) && can(one.can));
  const to = (path: string) => `${path}?customerId=${of.id}`;
  if (!ways.length) return null;
  if (ways.length === 1)
    return (
      <Button
        variant="outlined"
        color="inherit"
        size="small"
        component={Link}
        to={to(ways[0].to)}
        startIcon={<CalendarMonth />}
        sx={{ borderColor: 'divider' }}
      >
        {t(ways[0].label)}
      </Button>
    );
  return (
    <>
      <Quiet menu icon={<CalendarMonth />} onClick={(event) => setAnchor(event.currentTarget)}>
        {t('insights.actions.book')}
      </Quiet>
      <Menu anchorEl={anchor} open={!!anchor} onClose={() => setAnchor(null)}>
        {ways.map(({ label, to: path }) => (
          <MenuItem key={path} component={Link} to={to(path)}>
            {t(label)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
