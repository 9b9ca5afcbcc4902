import { useEffect, useRef, useState, type PointerEvent as Pointer, type RefObject } from 'react';
import type { Piece } from './layout';

/** Pixels of an hour. */
export const HOUR = 52;
const STEP = 15;
const NEAR = 36;
const AWAY = 5;
const PRESS_MS = 350;
const DAY = 1_440;

export interface Drop {
  column: number;
  from: number;
  to: number;
}
export interface Ghost extends Drop {
  id: string | null;
}
interface Grab {
  mode: 'move' | 'end' | 'new';
  piece?: Piece;
  x: number;
  y: number;
  /** Minutes between the top of the piece and the pointer. */
  within: number;
  column: number;
  active: boolean;
  timer?: ReturnType<typeof setTimeout>;
}
interface Answers {
  onDrop: (piece: Piece, drop: Drop) => void;
  onNew: (drop: Drop, dragged: boolean) => void;
}

const snap = (minutes: number) => Math.round(minutes / STEP) * STEP;
const within = (minutes: number, least: number, most: number) => Math.min(Math.max(minutes, least), most);

/** Where the grabbed thing would lie. A moved piece keeps its length, even over midnight. */
export function landing(
  { mode, piece, within: inside, column: at, y }: Pick<Grab, 'mode' | 'piece' | 'within' | 'column' | 'y'>,
  column: number,
  minutes: number,
  top: number,
): Drop {
  if (mode === 'end') return { column: at, from: piece!.from, to: within(snap(minutes), piece!.from + STEP, DAY) };
  if (mode === 'move') {
    const from = within(snap(minutes - inside), 0, DAY - STEP);
    return { column, from, to: from + (piece!.to - piece!.from) };
  }
  const began = within(Math.floor(((y - top) / HOUR) * (60 / STEP)) * STEP, 0, DAY - STEP);
  const now = within(snap(minutes), 0, DAY);
  return { column: at, from: Math.min(began, now), to: Math.max(began + STEP, now) };
}

/** Moves, stretches and makes appointments with mouse and finger: a finger has to rest on one first, else it scrolls. */
export function useDrag(scroller: RefObject<HTMLElement | null>, columns: RefObject<(HTMLElement | null)[]>, { onDrop, onNew }: Answers) {
  const [ghost, setGhost] = useState<Ghost | null>(null);
  const grab = useRef<Grab | null>(null);
  const last = useRef<Ghost | null>(null);
  const justDragged = useRef(false);

  useEffect(() => {
    const node = scroller.current;
    // must be there before the finger is: only then may it keep the page from scrolling
    const hold = (event: TouchEvent) => grab.current?.active && event.preventDefault();
    node?.addEventListener('touchmove', hold, { passive: false });
    return () => node?.removeEventListener('touchmove', hold);
  }, [scroller]);

  const show = (clientX: number, clientY: number) => {
    const held = grab.current!;
    const boxes = columns.current.map((node) => node?.getBoundingClientRect());
    const found = boxes.findIndex((box) => box && clientX >= box.left && clientX < box.right);
    const column = held.mode === 'move' && found >= 0 ? found : held.column;
    const top = boxes[column]!.top;
    last.current = { ...landing(held, column, ((clientY - top) / HOUR) * 60, top), id: held.piece?.appointment.id ?? null };
    setGhost(last.current);
    scrollNear(scroller.current, clientX, clientY);
  };

  const end = (dropped: boolean) => {
    const held = grab.current;
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', cancel);
    window.removeEventListener('keydown', escape);
    clearTimeout(held?.timer);
    grab.current = null;
    setGhost(null);
    if (!held || !dropped || !last.current) return;
    justDragged.current = held.active;
    setTimeout(() => (justDragged.current = false));
    if (held.mode === 'new') onNew(last.current, held.active);
    else if (held.active) onDrop(held.piece!, last.current);
  };
  const move = (event: PointerEvent) => {
    const held = grab.current!;
    const far = Math.hypot(event.clientX - held.x, event.clientY - held.y) > AWAY;
    if (!held.active && far && event.pointerType === 'touch') return end(false);
    if (!held.active && !far) return;
    held.active = true;
    show(event.clientX, event.clientY);
  };
  const up = () => end(true);
  const cancel = () => end(false);
  const escape = (event: KeyboardEvent) => event.key === 'Escape' && end(false);

  const start = (mode: Grab['mode'], column: number, piece?: Piece) => (event: Pointer) => {
    if (event.button !== 0 || grab.current) return;
    event.stopPropagation();
    const top = columns.current[column]!.getBoundingClientRect().top;
    const inside = piece ? ((event.clientY - top) / HOUR) * 60 - piece.from : 0;
    const held: Grab = { mode, piece, column, x: event.clientX, y: event.clientY, within: inside, active: false };
    grab.current = held;
    last.current = mode === 'new' ? { ...landing(held, column, ((event.clientY - top) / HOUR) * 60, top), id: null } : null;
    if (event.pointerType === 'touch' && mode !== 'new')
      held.timer = setTimeout(() => {
        held.active = true;
        navigator.vibrate?.(10);
        show(held.x, held.y);
      }, PRESS_MS);
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', cancel);
    window.addEventListener('keydown', escape);
  };
  return { ghost, start, dragged: () => justDragged.current };
}

function scrollNear(node: HTMLElement | null, x: number, y: number): void {
  if (!node) return;
  const box = node.getBoundingClientRect();
  const step = (low: number, high: number, at: number) => (at < low + NEAR ? -14 : at > high - NEAR ? 14 : 0);
  node.scrollBy(step(box.left, box.right, x), step(box.top, box.bottom, y));
}
