import { actionsOf, toggled } from './permissions.rules';

const ALL = ['read', 'write', 'delete'];

describe('permissions of a role', () => {
  it('lets see what may be changed', () => expect(toggled([], 'parts', 'write', ALL)).toEqual(['parts:write', 'parts:read']));

  it('takes everything with the sight of it', () =>
    expect(toggled(['parts:read', 'parts:write', 'orders:read'], 'parts', 'read', ALL)).toEqual(['orders:read']));

  it('takes one', () => expect(toggled(['parts:read', 'parts:write'], 'parts', 'write', ALL)).toEqual(['parts:read']));

  it('reads the actions of just this resource', () =>
    expect(actionsOf(['orders:read', 'production-orders:start', 'orders:confirm'], 'orders')).toEqual(['read', 'confirm']));
});
