import type { Kind, MailWay } from './notify.kinds';

export interface Choice {
  inApp: boolean;
  mail: MailWay;
}
export interface Settings {
  kinds: Record<string, Choice>;
  /** `HH:MM` on the clock of the organization; both or neither. */
  quietFrom: string | null;
  quietTo: string | null;
}

/** Whether a clock (`HH:MM`) stands within the quiet hours; they may go over midnight, and of no length they are none. */
export function isQuiet({ quietFrom: from, quietTo: to }: Pick<Settings, 'quietFrom' | 'quietTo'>, clock: string): boolean {
  if (!from || !to || from === to) return false;
  return from < to ? clock >= from && clock < to : clock >= from || clock < to;
}

/** What a person chose for a kind, or what holds where they did not choose. */
export const choiceOf = (settings: Partial<Settings>, { kind, mail }: Pick<Kind, 'kind' | 'mail'>): Choice => settings.kinds?.[kind] ?? { inApp: true, mail };

/** How a notification's mail begins: sent at once, kept until the quiet hours are over, or kept for the morning. */
export const mailState = (choice: Choice, quiet: boolean): 'off' | 'digest' | 'waiting' | 'sent' =>
  choice.mail === 'now' ? (quiet ? 'waiting' : 'sent') : choice.mail;
