import { useMe } from '../session';
import { dayThere } from './day';

/** The day it is where the organization is, wherever this browser is. */
export const useToday = (): string => dayThere(useMe().organization.timeZone);
