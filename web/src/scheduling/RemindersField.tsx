import { Choices } from '../core/form';
import { useText } from '../core/texts';

const HOURS = [1, 2, 4, 24, 48, 72, 168];

/** How many hours before an appointment a mail reminds of it; none: no mail. */
export function RemindersField({ width }: { width?: number }) {
  const t = useText();
  return (
    <Choices
      name="reminderHours"
      width={width}
      options={HOURS}
      word={(hours) => t('scheduling.settings.hoursBefore', { count: hours })}
      arranged={(hours) => [...hours].sort((a, b) => b - a).slice(0, 5)}
    />
  );
}
