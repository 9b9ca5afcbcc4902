export { ClockInput } from './ClockInput';
export { DayInput } from './DayInput';
export { MomentInput } from './MomentInput';
export { daysAfter, monthsBefore, useToday } from './today';
