/** Too much, too fast, or Meta is not well: developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes and …/graph-api/overview/rate-limiting. */
export const BUSY = new Set([2, 4, 17, 32, 341, 613, 80006, 80007, 130429, 131000, 131016, 131048, 131056, 131057, 133004]);
/** The token or a right is gone: it is for the person to renew, and what waits goes out then. */
export const ACCESS = (number: number): boolean => [0, 3, 10, 102, 190, 131005].includes(number) || (number >= 200 && number <= 299);
/** What Meta's numbers mean, in words the web knows. */
const MEANS: Record<number, string> = {
  131047: 'window_closed',
  131026: 'recipient_unreachable',
  131021: 'recipient_unreachable',
  130403: 'recipient_unreachable',
  131030: 'recipient_unreachable',
  551: 'recipient_unreachable',
  131050: 'marketing_refused',
  131049: 'marketing_refused',
  130472: 'marketing_refused',
  131031: 'account_restricted',
  131045: 'account_restricted',
  130497: 'account_restricted',
  368: 'account_restricted',
  131042: 'payment_missing',
  131051: 'file_refused',
  131052: 'file_refused',
  131053: 'file_refused',
  132000: 'template_unfit',
  132001: 'template_unfit',
  132005: 'template_unfit',
  132007: 'template_unfit',
  132012: 'template_unfit',
  132015: 'template_unfit',
  132016: 'template_unfit',
};
/** Instagram says with code 10 or 100 and a subcode what WhatsApp has codes for. */
export const SUBCODES: Record<number, string> = {
  2534022: 'window_closed',
  2018278: 'window_closed',
  2534014: 'recipient_unreachable',
  2018001: 'recipient_unreachable',
  2534037: 'recipient_unreachable',
};

/** The word for a number of Meta's. */
export const meaningOf = (number: number, subcode = 0): string => SUBCODES[subcode] ?? MEANS[number] ?? 'provider_refused';
