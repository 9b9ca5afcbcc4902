export { Choice, Choices } from './Choice';
export { Form } from './Form';
export { fields, Section } from './fields';
export { Place } from './Place';
export { useLeaveGuard } from './useLeaveGuard';
export { NumberInput } from './numbers';
export { RecordPicker } from './RecordPicker';
export type { ComputedColumn, LineColumn } from './Lines';
