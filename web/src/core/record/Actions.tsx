import MoreVert from '@mui/icons-material/MoreVert';
import { Button, IconButton, Menu, MenuItem, useMediaQuery, type Theme } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useConfirm } from '../confirm';
import { complain, notify } from '../notify';
import { queries } from '../api';
import { offerHere } from '../frame/here';
import { useCan } from '../session';
import { useText } from '../texts';

export interface Action {
  key: string;
  label: string;
  can?: string;
  danger?: boolean;
  /** In the menu, not as a button. */
  rare?: boolean;
  /** What it will do; asked before. */
  confirm?: string;
  run: () => void | Promise<unknown>;
  /** Told when it is done. */
  done?: string;
  undo?: () => Promise<unknown>;
}

/** Of a move that the status allows: `moves(order, { confirm: { … } })` in the order given, the first is the primary one. */
export const moves = (record: { moves?: readonly string[] }, known: Record<string, Omit<Action, 'key'>>): Action[] =>
  Object.entries(known)
    .filter(([key]) => record.moves?.includes(key))
    .map(([key, action]) => ({ key, ...action }));

/** What may be done next: the first one is the primary button, unless none of them is the next step (`plain`); rare ones are in the menu. */
export function Actions({ of, plain = false }: { of: Action[]; plain?: boolean }) {
  const t = useText();
  const can = useCan();
  const run = useRun();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const mine = of.filter((action) => can(action.can));
  const [first, ...others] = mine.filter((action) => !action.rare);
  // on a phone the next step and one other: what else there is stands in the menu
  const phone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const most = phone ? (plain ? 0 : 1) : 2;
  const shown = others.slice(0, most);
  const rest = [...others.slice(most), ...mine.filter((action) => action.rare)];
  // the palette offers what the buttons do; what they do now is asked when it is chosen
  const latest = useRef(mine);
  latest.current = mine;
  const offered = mine.map(({ key, label }) => `${key}\n${label}`).join('\t');
  useEffect(() => {
    const chosen = (key: string) => latest.current.find((action) => action.key === key);
    return offerHere(
      latest.current.map(({ key, label }) => ({
        key,
        label,
        run: () => {
          const action = chosen(key);
          if (action) void run(action);
        },
      })),
    );
  }, [offered]);
  return (
    <>
      {shown.toReversed().map((action) => (
        <Button
          key={action.key}
          variant="outlined"
          color={action.danger ? 'error' : 'inherit'}
          onClick={() => void run(action)}
          sx={{ borderColor: 'divider' }}
        >
          {action.label}
        </Button>
      ))}
      {first && (
        <Button
          variant={first.danger || plain ? 'outlined' : 'contained'}
          color={first.danger ? 'error' : plain ? 'inherit' : 'primary'}
          sx={plain ? { borderColor: 'divider' } : undefined}
          onClick={() => void run(first)}
        >
          {first.label}
        </Button>
      )}
      {rest.length > 0 && (
        <IconButton aria-label={t('core.actions.more')} aria-haspopup="menu" onClick={(event) => setAnchor(event.currentTarget)}>
          <MoreVert fontSize="small" />
        </IconButton>
      )}
      <Menu anchorEl={anchor} open={!!anchor} onClose={() => setAnchor(null)}>
        {rest.map((action) => (
          <MenuItem
            key={action.key}
            onClick={() => {
              setAnchor(null);
              void run(action);
            }}
            sx={{ color: action.danger ? 'error.main' : undefined }}
          >
            {action.label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

/** Asks, does, tells, offers to undo; what is on screen is read again. */
function useRun() {
  const confirm = useConfirm();
  return async ({ label, confirm: text, danger, run, done, undo }: Action) => {
    if (text && !(await confirm({ title: label, text, action: label, danger }))) return;
    try {
      await run();
      if (done) notify(done, { undo: undo && (() => undo().then(() => queries.invalidateQueries())) });
    } catch (error) {
      complain(error);
    }
    // after a refusal, too: somebody else may have been first
    void queries.invalidateQueries();
  };
}
