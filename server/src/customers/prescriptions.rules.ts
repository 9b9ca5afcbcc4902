/** The strength of glasses for one eye, in dioptres; the axis in degrees (TABO). */
export interface Eye {
  sphere: number | null;
  cylinder: number | null;
  axis: number | null;
  addition: number | null;
}

/** What can be ground: from, to, and the step between. */
export const LIMITS = {
  sphere: { min: -20, max: 20, step: 0.25 },
  cylinder: { min: -10, max: 10, step: 0.25 },
  axis: { min: 0, max: 180, step: 1 },
  addition: { min: 0, max: 5, step: 0.25 },
} as const;
/** Distance of the pupils in millimetres, of both eyes together. */
export const PD = { min: 50, max: 80, step: 0.5 } as const;

interface Limit {
  min: number;
  max: number;
  step: number;
}

/** Quarters and halves are exact in a double, so no rounding is needed to see whether a value is a step. */
export const isStep = (value: unknown, { min, max, step }: Limit): value is number =>
  typeof value === 'number' && value >= min && value <= max && Number.isInteger(value / step);

/** A cylinder stands under an axis: without one nobody can grind it. */
export const lacksAxis = ({ cylinder, axis }: Pick<Eye, 'cylinder' | 'axis'>): boolean => Boolean(cylinder) && axis === null;

/** Whether an eye says anything at all. */
export const isSaid = (eye: Eye | null | undefined): boolean => eye !== null && eye !== undefined && Object.values(eye).some((value) => value !== null);
