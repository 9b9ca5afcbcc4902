export { ClockInput } from './ClockInput';
export { DayInput } from './DayInput';
export { MomentInput } from './MomentInput';
export { daysAfter, monthsBefore } from './day';
export { useToday } from './today';
