import { texts as frame } from './frame/texts';

/** Texts of the core's own pieces behind the sign-in. */
export const shellTexts = [frame];
