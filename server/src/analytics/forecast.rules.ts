/*
 * Forecasts of monthly series. The method that knows season and trend is Holt-Winters with a trend that may be damped: additive or multiplicative,
 * its weights found by a grid search over the squared one-step errors. Sources: P. R. Winters, Forecasting sales by exponentially weighted moving
 * averages, Management Science 6 (1960); R. J. Hyndman, G. Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., chapter 8.3; E. S. Gardner,
 * E. McKenzie, Forecasting trends in time series, Management Science 31 (1985) for the damping. It has to beat two simple ones on months held out.
 */

export const FORECAST_METHODS = ['holt_winters', 'last_year', 'last_month'] as const;
export type ForecastMethod = (typeof FORECAST_METHODS)[number];

const SEASON = 12;
/** So many months are held out at least, and at most. */
const HELD_OUT = { least: 6, most: 12 };
/** Whoever says "as last year" needs the year before the months held out. */
export const LEAST_MONTHS = SEASON + HELD_OUT.least;
/** Season and trend show after two years. */
const LEAST_FOR_SEASON = 2 * SEASON;
/** Of how many held-out errors a range is drawn at least. */
const LEAST_ERRORS = 4;
/** The share of outcomes that lie within the range. */
export const RANGE_PERCENT = 80;

export interface Prediction {
  value: number;
  /** The range in which four of five outcomes lay, as far as the held-out months tell. */
  low: number;
  high: number;
}
export interface Candidate {
  method: ForecastMethod;
  /** WAPE on the held-out months: absolute errors by absolute actuals, in percent; null if it could not be measured. */
  error: number | null;
}
export interface Forecast {
  method: ForecastMethod;
  error: number | null;
  heldOut: number;
  candidates: Candidate[];
  predictions: Prediction[];
}

type Model = (past: readonly number[], ahead: number) => number[];

const MODELS: Record<ForecastMethod, Model> = {
  holt_winters: holtWinters,
  last_year: (past, ahead) => Array.from({ length: ahead }, (_, i) => past[past.length - SEASON + (i % SEASON)]),
  last_month: (past, ahead) => Array.from({ length: ahead }, () => past[past.length - 1]),
};

/**
 * So many months ahead of a series of complete months without gaps, oldest first; null where it is shorter than `LEAST_MONTHS`. Each method
 * is asked for the months held out (up to twelve) from every month before them on, knowing only what was before; the one with the
 * smallest error forecasts. What was never negative is never forecast to be.
 */
export function forecast(history: readonly number[], ahead: number): Forecast | null {
  if (history.length < LEAST_MONTHS) return null;
  const seasonal = history.length >= LEAST_FOR_SEASON + HELD_OUT.least;
  const heldOut = Math.min(HELD_OUT.most, history.length - (seasonal ? LEAST_FOR_SEASON : SEASON));
  const floor = Math.min(...history) < 0 ? -Infinity : 0;
  const measured = FORECAST_METHODS.map((method) => {
    if (method === 'holt_winters' && !seasonal) return { method, error: null, errors: null };
    const errors = heldOutErrors(history, heldOut, ahead, method, floor);
    return { method, errors, error: wape(errors) };
  });
  const usable = measured.filter(({ errors }) => errors !== null);
  const best = usable.reduce((a, b) => (better(b, a) ? b : a));
  const values = MODELS[best.method](history, ahead).map((value) => Math.max(value, floor));
  const widths = widthsOf(best.errors!, ahead);
  return {
    method: best.method,
    error: best.error,
    heldOut,
    candidates: measured.map(({ method, error }) => ({ method, error })),
    predictions: values.map((value, i) => ({ value, low: Math.max(value - widths[i], floor), high: value + widths[i] })),
  };
}

interface HeldOut {
  lead: number;
  actual: number;
  error: number;
}

/** From each month before a held-out one: what was said of the months after it, and what they came to. */
function heldOutErrors(history: readonly number[], heldOut: number, ahead: number, method: ForecastMethod, floor: number): HeldOut[] {
  return Array.from({ length: heldOut }, (_, i) => history.length - heldOut + i).flatMap((origin) => {
    const actual = history.slice(origin, origin + ahead);
    const said = MODELS[method](history.slice(0, origin), actual.length);
    return actual.map((value, lead) => ({ lead, actual: value, error: value - Math.max(said[lead], floor) }));
  });
}

const EXACT = 1e-9;
/** Of nothing there is a percentage only where nothing was forecast, too. */
function wape(all: readonly HeldOut[]): number | null {
  const off = all.reduce((sum, { error }) => sum + Math.abs(error), 0);
  const actual = all.reduce((sum, one) => sum + Math.abs(one.actual), 0);
  if (actual === 0) return off === 0 ? 0 : null;
  return off / actual < EXACT ? 0 : (100 * off) / actual;
}

/** An earlier method stays unless a later one is better by more than the noise of the machine. */
const better = (a: { error: number | null }, b: { error: number | null }): boolean =>
  a.error !== null && (b.error === null || a.error < b.error * (1 - EXACT) - EXACT);

/**
 * Half the range for each month ahead: the error that 80 % of the held-out ones of that lead stayed below (with the correction of split conformal
 * prediction for few of them); farther months are never surer than nearer ones.
 */
function widthsOf(errors: readonly HeldOut[], ahead: number): number[] {
  const widths: number[] = [];
  for (let lead = 0; lead < ahead; lead++) {
    const sizes = errors
      .filter((one) => one.lead === lead)
      .map(({ error }) => Math.abs(error))
      .sort((a, b) => a - b);
    const rank = Math.min(Math.ceil(((sizes.length + 1) * RANGE_PERCENT) / 100), sizes.length);
    widths.push(Math.max(widths[lead - 1] ?? 0, sizes.length >= LEAST_ERRORS ? sizes[rank - 1] : 0));
  }
  return widths;
}

interface Weights {
  level: number;
  trend: number;
  season: number;
  damping: number;
  multiplicative: boolean;
}
interface State {
  level: number;
  trend: number;
  seasons: number[];
}

const LEVELS = [0.05, 0.1, 0.2, 0.35, 0.5, 0.75];
const TRENDS = [0, 0.02, 0.1, 0.3];
const SEASONS = [0.05, 0.15, 0.3, 0.5];
const DAMPINGS = [1, 0.9];
const GRID = [false, true].flatMap((multiplicative) =>
  DAMPINGS.flatMap((damping) =>
    LEVELS.flatMap((level) => TRENDS.flatMap((trend) => SEASONS.map((season): Weights => ({ level, trend, season, damping, multiplicative })))),
  ),
);

function holtWinters(past: readonly number[], ahead: number): number[] {
  const starts = [false, true].map((multiplicative) => startOf(past, multiplicative));
  let best: { off: number; weights: Weights; state: State } | undefined;
  for (const weights of GRID) {
    const start = starts[Number(weights.multiplicative)];
    const run = start && smoothed(past, weights, start);
    if (run && Number.isFinite(run.off) && (!best || run.off < best.off * (1 - EXACT))) best = { ...run, weights };
  }
  const { weights, state } = best!;
  let [trend, damped] = [0, 1];
  return Array.from({ length: ahead }, (_, i) => {
    trend += damped *= weights.damping;
    const season = state.seasons[(past.length + i) % SEASON];
    const level = state.level + trend * state.trend;
    return weights.multiplicative ? level * season : level + season;
  });
}

/** Level before the first month, trend and seasons from all whole years; null where a multiplicative season has nothing to multiply. */
function startOf(past: readonly number[], multiplicative: boolean): State | null {
  const years = Math.floor(past.length / SEASON);
  const mean = (year: number) => past.slice(year * SEASON, (year + 1) * SEASON).reduce((sum, value) => sum + value, 0) / SEASON;
  const trend = (mean(1) - mean(0)) / SEASON;
  const line = (at: number) => mean(Math.floor(at / SEASON)) + trend * ((at % SEASON) - (SEASON - 1) / 2);
  const of = (month: number) => Array.from({ length: years }, (_, year) => year * SEASON + month);
  if (multiplicative && past.some((value, at) => value <= 0 || (at < years * SEASON && line(at) <= 0))) return null;
  const seasons = Array.from({ length: SEASON }, (_, month) => {
    const all = of(month).map((at) => (multiplicative ? past[at] / line(at) : past[at] - line(at)));
    return all.reduce((sum, value) => sum + value, 0) / years;
  });
  return { level: line(0) - trend, trend, seasons };
}

/** The state after the last month, and the squared errors of all months but those of the first year, each forecast from the one before. */
function smoothed(past: readonly number[], weights: Weights, start: State): { off: number; state: State } {
  let { level, trend } = start;
  const seasons = [...start.seasons];
  let off = 0;
  past.forEach((value, at) => {
    const season = seasons[at % SEASON];
    const along = level + weights.damping * trend;
    const said = weights.multiplicative ? along * season : along + season;
    if (at >= SEASON) off += (value - said) ** 2;
    const now = weights.multiplicative ? value / season : value - season;
    const next = weights.level * now + (1 - weights.level) * along;
    trend = weights.trend * (next - level) + (1 - weights.trend) * weights.damping * trend;
    seasons[at % SEASON] = weights.season * (weights.multiplicative ? value / along : value - along) + (1 - weights.season) * season;
    level = next;
  });
  return { off, state: { level, trend, seasons } };
}
