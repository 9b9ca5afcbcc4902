import { problems, says, taken } from '../core/problem';

export const dashboards = problems({
  dashboard_standard: says(
    422,
    'Standard dashboards stay as they are. Make a copy and change that.',
    'Standard-Dashboards bleiben, wie sie sind. Legen Sie eine Kopie an und ändern Sie diese.',
  ),
  dashboard_role_taken: taken(
    'role',
    'Another dashboard became the one of this role at the same time.',
    'Gleichzeitig wurde ein anderes Dashboard zu dem dieser Rolle.',
  ),
  dashboard_role_shared: says(422, 'The dashboard of a role must be shared with the others.', 'Das Dashboard einer Rolle muss mit den anderen geteilt sein.'),
});
