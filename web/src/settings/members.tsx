import type { Member } from '../api';
import type { Table } from '../core/table';
import { Word } from './Word';
import { MemberPanel } from './MemberPanel';

export const membersTable: Table<Member, 'settings.people'> = {
  texts: 'settings.people',
  path: '/users',
  sort: 'name',
  title: ({ name }) => name,
  peek: (member) => <MemberPanel key={member.version} member={member} />,
  columns: [
    { field: 'name', sort: true, card: 'title' },
    { field: 'email', sort: true },
    { field: 'role', sort: true, width: 150, render: ({ role }) => <Word keys={[`core.roles.${role}`]} plain={role} /> },
    { field: 'active', type: 'bool', width: 100 },
    { field: 'twoFactor', type: 'bool', width: 150 },
    { field: 'signedInAt', type: 'ago', width: 160 },
  ],
  filters: [{ field: 'active', kind: 'flag' }],
};
