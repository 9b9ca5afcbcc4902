import { texts as board } from './board/texts';
import { texts as custom } from './custom/texts';
import { texts as frame } from './frame/texts';
import { texts as form } from './form/texts';
import { texts as importing } from './import/texts';
import { texts as live } from './live/texts';
import { texts as notifications } from './notifications/texts';
import { texts as record } from './record/texts';
import { texts as sample } from './sample/texts';
import { texts as scan } from './scan/texts';
import { texts as table } from './table/texts';

/** Texts of the core's own pieces behind the sign-in. */
export const shellTexts = [board, custom, form, frame, importing, live, notifications, record, sample, scan, table];
