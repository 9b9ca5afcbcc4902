import type { CalendarAppointment } from '../api';
import { plusDays, wallOf } from './zone';

/** A piece of an appointment within one column, in minutes of the wall clock. */
export interface Piece {
  appointment: CalendarAppointment;
  from: number;
  to: number;
  /** Whether it begins (ends) in this column. */
  begins: boolean;
  ends: boolean;
  /** Its place beside those that overlap it, and of how many. */
  lane: number;
  lanes: number;
}

/** The shortest a piece is drawn, so that its words can be read. */
const SHORTEST = 20;

/** What of the appointments lies on a day of the zone. */
export function piecesOn(day: string, appointments: CalendarAppointment[], zone: string): Piece[] {
  const found = appointments.flatMap((appointment): Piece[] => {
    const [start, end] = [wallOf(appointment.startsAt, zone), wallOf(appointment.endsAt, zone)];
    if (start.day > day || end.day < day || (end.day === day && end.minutes === 0 && start.day !== day)) return [];
    const last = end.day > day || (end.day === plusDays(day, 1) && end.minutes === 0);
    return [
      {
        appointment,
        from: start.day < day ? 0 : start.minutes,
        to: last ? 1_440 : end.minutes,
        begins: start.day === day,
        ends: end.day === day || (end.day === plusDays(day, 1) && end.minutes === 0),
        lane: 0,
        lanes: 1,
      },
    ];
  });
  return side(found.sort((a, b) => a.from - b.from || b.to - a.to));
}

const bottom = ({ from, to }: Piece) => Math.max(to, from + SHORTEST);

/** What overlaps stands side by side: each group is as many lanes wide as it has pieces at once. */
export function side(sorted: Piece[]): Piece[] {
  let group: Piece[] = [];
  let ends: number[] = [];
  let until = -1;
  const close = () => group.forEach((piece) => (piece.lanes = ends.length));
  for (const piece of sorted) {
    if (piece.from >= until) {
      close();
      [group, ends] = [[], []];
    }
    const free = ends.findIndex((end) => end <= piece.from);
    piece.lane = free < 0 ? ends.length : free;
    ends[piece.lane] = bottom(piece);
    group.push(piece);
    until = Math.max(until, bottom(piece));
  }
  close();
  return sorted;
}
