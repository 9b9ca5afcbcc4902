export { ClockInput } from './ClockInput';
export { DayInput } from './DayInput';
export { MomentInput } from './MomentInput';
