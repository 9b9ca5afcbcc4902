const parts = (zone: string) =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });

/** An instant as `2026-11-21T09:30` on the clocks of a zone: what a field for date and time takes. */
export function clockOf(instant: string, zone: string): string {
  const found = Object.fromEntries(
    parts(zone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  return `${found.year}-${found.month}-${found.day}T${found.hour}:${found.minute}`;
}

const offset = (ms: number, zone: string): number => Date.parse(`${clockOf(new Date(ms).toISOString(), zone)}:00Z`) - ms;

/** The instant at which the clocks of a zone show this; where they show it twice, the first; where never, an hour later. */
export function instantOf(clock: string, zone: string): string {
  const wanted = Date.parse(`${clock}:00Z`);
  const first = wanted - offset(wanted - offset(wanted, zone), zone);
  const earlier = wanted - offset(first - 3_600_000, zone);
  return new Date(clockOf(new Date(earlier).toISOString(), zone) === clock ? Math.min(first, earlier) : first).toISOString();
}
