import { Button, Link, Stack, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { Link as RouterLink, useNavigate } from 'react-router';
import type { RoleAnswer } from '../api';
import { useCan } from '../core/session';
import { useText, useWord } from '../core/texts';
import { viewAs } from '../core/viewAs';
import { useRoles } from './MemberPanel';
import { useCatalogue } from './permissions';
import { actionsOf } from './permissions.rules';
import { Sheet } from './Sheet';
import { useRoleName } from './Word';

/** `/settings/roles`: what each role may do, side by side. */
export function RolesPage() {
  const t = useText();
  const can = useCan();
  const roles = useRoles();
  const create = can('roles:write') && (
    <Button component={RouterLink} to="/settings/roles/new" variant="contained">
      {t('settings.roles.create')}
    </Button>
  );
  return (
    <Sheet title={t('settings.roles.title')} hint={t('settings.roles.hint')} actions={create}>
      {roles.length > 0 && <Matrix roles={roles} />}
    </Sheet>
  );
}

function Matrix({ roles }: { roles: RoleAnswer[] }) {
  const t = useText();
  const word = useWord();
  const { data: catalogue } = useCatalogue();
  return (
    <TableContainer
      tabIndex={0}
      aria-label={t('settings.roles.title')}
      role="region"
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}
    >
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{t('settings.roles.resource')}</TableCell>
            {roles.map((role) => (
              <TableCell key={role.id} sx={{ minWidth: 140, verticalAlign: 'top' }}>
                <Head role={role} />
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {Object.entries(catalogue ?? {}).map(([resource, actions]) => (
            <TableRow key={resource}>
              <TableCell component="th" scope="row" sx={{ minWidth: { xs: 120, sm: 170 }, verticalAlign: 'top' }}>
                {word(`settings.permissions.resources.${resource}`)}
              </TableCell>
              {roles.map((role) => (
                <TableCell key={role.id} sx={{ verticalAlign: 'top' }}>
                  <Allowed has={actionsOf(role.permissions, resource)} of={actions} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Head({ role }: { role: RoleAnswer }) {
  const t = useText();
  const can = useCan();
  const go = useNavigate();
  const roleName = useRoleName();
  const name = roleName(role.name);
  return (
    <Stack spacing={0.25} sx={{ alignItems: 'flex-start' }}>
      <Typography component="span" variant="body2" color="textPrimary" sx={{ fontWeight: 600 }}>
        {name}
      </Typography>
      {!role.builtIn && can('roles:write') && (
        <Link component={RouterLink} to={`/settings/roles/${role.id}`} variant="caption">
          {t('core.actions.edit')}
        </Link>
      )}
      <Link
        component="button"
        variant="caption"
        onClick={() => {
          viewAs({ label: name, role: role.name, permissions: role.permissions });
          void go('/');
        }}
        sx={{ textAlign: 'left' }}
      >
        {t('settings.roles.viewAs')}
      </Link>
    </Stack>
  );
}

function Allowed({ has, of }: { has: string[]; of: string[] }) {
  const t = useText();
  const word = useWord();
  if (!has.length)
    return (
      <Typography variant="body2" color="textSecondary" aria-label={t('settings.roles.nothing')}>
        –
      </Typography>
    );
  if (has.length === of.length) return <Typography variant="body2">{`✓ ${t('settings.roles.everything')}`}</Typography>;
  return <Typography variant="body2">{has.map((action) => word(`settings.permissions.actions.${action}`)).join(', ')}</Typography>;
}
