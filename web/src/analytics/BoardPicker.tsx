import ExpandMore from '@mui/icons-material/ExpandMore';
import { IconButton, ListItemText, ListSubheader, Menu, MenuItem, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { DashboardView } from '../api';
import { useMe } from '../core/session';
import { useText } from '../core/texts';

/** Goes to another dashboard; the period goes with it. */
export function BoardPicker({ board, boards }: { board: DashboardView; boards: DashboardView[] }) {
  const t = useText();
  const go = useNavigate();
  const { search } = useLocation();
  const me = useMe().user.id;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const groups = [
    { key: 'own', label: t('boards.own'), of: boards.filter(({ standard, createdBy }) => !standard && createdBy === me) },
    { key: 'others', label: t('boards.ofOthers'), of: boards.filter(({ standard, createdBy }) => !standard && createdBy !== me) },
    { key: 'standard', label: t('boards.standard'), of: boards.filter(({ standard }) => standard) },
  ];
  const choose = (id: string) => {
    setAnchor(null);
    void go({ pathname: `/dashboards/${id}`, search });
  };
  return (
    <>
      <Tooltip title={t('boards.choose')}>
        <IconButton
          aria-label={t('boards.choose')}
          aria-haspopup="menu"
          className="no-print"
          sx={{ ml: -1 }}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <ExpandMore />
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={!!anchor} onClose={() => setAnchor(null)} slotProps={{ list: { 'aria-label': t('boards.all'), sx: { minWidth: 240 } } }}>
        {groups.flatMap(({ key, label, of }) =>
          of.length
            ? [
                <ListSubheader key={key} disableSticky role="presentation" sx={{ lineHeight: '32px', bgcolor: 'transparent' }}>
                  {label}
                </ListSubheader>,
                ...of.map((one) => (
                  <MenuItem key={one.id} selected={one.id === board.id} onClick={() => choose(one.id)}>
                    <ListItemText primary={one.name} secondary={one.isDefault ? t('boards.mine') : key === 'others' ? one.authorName : undefined} />
                  </MenuItem>
                )),
              ]
            : [],
        )}
      </Menu>
    </>
  );
}
