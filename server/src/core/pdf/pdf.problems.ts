import { problems } from '../problem';

export const printing = problems({ printout_pending: 503 });
