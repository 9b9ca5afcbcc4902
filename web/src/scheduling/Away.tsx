import type { Absence } from '../api';
import { useSpan } from './span';

/** The beginning or the end of an absence in a cell. */
export function Away({ absence, side }: { absence: Absence; side: 'from' | 'to' }) {
  return <>{useSpan()(absence)[side]}</>;
}
