/** Carriers by how people write them, with the page where a parcel of theirs is shown. The more particular name comes first. */
const CARRIERS: { name: RegExp; url: (number: string) => string }[] = [
  { name: /dhl express/, url: (number) => `https://www.dhl.com/at-de/home/tracking.html?tracking-id=${number}` },
  { name: /\bdhl\b|deutsche post/, url: (number) => `https://www.dhl.de/de/privatkunden/dhl-sendungsverfolgung.html?piececode=${number}` },
  { name: /\bdpd\b/, url: (number) => `https://tracking.dpd.de/status/de_DE/parcel/${number}` },
  { name: /\bgls\b/, url: (number) => `https://gls-group.com/track/${number}` },
  { name: /\bups\b/, url: (number) => `https://www.ups.com/track?tracknum=${number}` },
  { name: /fedex/, url: (number) => `https://www.fedex.com/fedextrack/?trknbr=${number}` },
  { name: /hermes/, url: (number) => `https://www.myhermes.de/empfangen/sendungsverfolgung/sendungsinformation#${number}` },
  { name: /\bpost\b|post\.at/, url: (number) => `https://www.post.at/sv/sendungsdetails?snr=${number}` },
];

/** Where the carrier shows a parcel; a number that is a web address itself is that page. Null where nothing is known. */
export function trackingUrl(carrier: string | null, number: string | null): string | null {
  const wanted = number?.trim();
  if (!wanted) return null;
  if (/^https:\/\/\S+$/.test(wanted)) return wanted;
  const known = CARRIERS.find(({ name }) => name.test((carrier ?? '').toLowerCase()));
  return known ? known.url(encodeURIComponent(wanted.replace(/\s+/g, ''))) : null;
}
