import { problems } from '../problem';

export const files = problems({ file_missing: 400, file_empty: 422, file_type_refused: 415 });
