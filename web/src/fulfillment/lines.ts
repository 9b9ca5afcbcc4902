/** The door to what shows and types lines, beside `index.ts`, which every first page loads. */
export { LineGrid } from './LineGrid';
export { OrderTotals } from './Totals';
export { chosenOf } from './orders';
