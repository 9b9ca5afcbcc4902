import { CATALOGUE } from '../../../server/src/core/identity/permissions';
import { permissions as de } from './texts.names.de';
import { permissions as en } from './texts.names.en';

describe.each(Object.entries({ de, en }))('the words of permissions (%s)', (_, { resources, actions }) => {
  it('name every resource there is', () => expect(Object.keys(CATALOGUE).filter((name) => !(name in resources))).toEqual([]));

  it('name every action there is', () => expect([...new Set(Object.values(CATALOGUE).flat())].filter((name) => !(name in actions))).toEqual([]));
});
