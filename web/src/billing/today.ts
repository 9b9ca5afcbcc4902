import { useMe } from '../core/session';

/** `2026-11-21`: the day it is where the organization is. */
export function useToday(): string {
  const { organization } = useMe();
  return new Intl.DateTimeFormat('en-CA', { timeZone: organization.timeZone }).format();
}
