/** Sample data: invented people and companies; names of places are real, addresses are not. */

export const CUSTOMERS = [
  ['Huber Werkzeugbau GmbH', 'business', 'Linz', '4020', 'AT', 'ATU12345675', 'Eva Huber'],
  ['Alpenprint OG', 'business', 'Innsbruck', '6020', 'AT', 'ATU23456784', 'Jakob Steiner'],
  ['Designstudio Kaltenegger', 'business', 'Graz', '8010', 'AT', 'ATU56789121', 'Mira Kaltenegger'],
  ['HTL Donaustadt', 'business', 'Wien', '1220', 'AT', 'ATU45678912', 'Prof. Leitner'],
  ['Müller & Söhne Formenbau', 'business', 'München', '80331', 'DE', 'DE136695976', 'Anton Müller'],
  ['Prototypenwerk Nord', 'business', 'Hamburg', '20095', 'DE', 'DE129273398', 'Svenja Petersen'],
  ['Studio Zoë', 'business', 'Zürich', '8001', 'CH', null, 'Zoë Keller'],
  ['Max Muster', 'private', 'Salzburg', '5020', 'AT', null, null],
  ['Sabine Gruber', 'private', 'Wels', '4600', 'AT', null, null],
  ['Ivo Novak', 'private', 'Bratislava', '81101', 'SK', null, null],
  ['Makerspace Villach', 'business', 'Villach', '9500', 'AT', 'ATU67891230', 'Tom Wieser'],
  ['Zahntechnik Bauer', 'business', 'St. Pölten', '3100', 'AT', 'ATU34567894', 'Dr. Bauer'],
  ['Modellbau Hofer', 'business', 'Klagenfurt', '9020', 'AT', 'ATU78912349', 'Peter Hofer'],
  ['Architektur Lenz ZT', 'business', 'Bregenz', '6900', 'AT', 'ATU89123458', 'Clara Lenz'],
] as const;

export const SUPPLIERS = [
  { name: 'Schraubenhandel Nord', city: 'Hamburg', country: 'DE', email: 'verkauf@schraubenhandel-nord.example', lead: 6, prefix: 'SN', kinds: ['fasteners'] },
  { name: 'Profiltechnik Steyr', city: 'Steyr', country: 'AT', email: 'order@profiltechnik.example', lead: 9, prefix: 'PT', kinds: ['frame'] },
  { name: 'Elektronik Wien', city: 'Wien', country: 'AT', email: 'bestellung@elektronik-wien.example', lead: 4, prefix: 'EW', kinds: ['electronics'] },
  { name: 'Linearlager Süd', city: 'Graz', country: 'AT', email: 'office@linearlager.example', lead: 12, prefix: 'LS', kinds: ['motion'] },
  { name: '3D-Druck Eigenfertigung', city: 'Wien', country: 'AT', email: 'werkstatt@fouzies.example', lead: 3, prefix: 'EF', kinds: ['printed'] },
] as const;

/** The group of a part, by what its name tells. */
export function kindOf(name: string): string {
  if (/bolt|DIN|ISO|JIS|Insert|T-Nut|MS_|Dist|Spacer|Rivet/i.test(name)) return 'fasteners';
  if (/KABEL|PLATINE|PCB|Lüfter|Gerät|Klemme|Netz(?!teil\.)|pol/i.test(name)) return 'electronics';
  if (/LM\d|Lead|Nut|Lager|607|3071|Gantry/i.test(name)) return 'motion';
  if (/^KT-/.test(name)) return 'printed';
  return 'frame';
}

export interface Words {
  categories: Record<string, string>;
  spares: string;
  housing: string;
  open: string;
  closed: string;
  buyer: string;
}
/** What is named by a word and not by a name. */
export const WORDS: Record<'de' | 'en', Words> = {
  de: {
    categories: { fasteners: 'Befestigung', electronics: 'Elektronik', motion: 'Antrieb', printed: 'Gedruckte Teile', frame: 'Rahmen' },
    spares: 'Ersatzteile',
    housing: 'Gehäuse',
    open: 'Offen',
    closed: 'Geschlossen',
    buyer: 'Einkauf',
  },
  en: {
    categories: { fasteners: 'Fasteners', electronics: 'Electronics', motion: 'Motion', printed: 'Printed parts', frame: 'Frame' },
    spares: 'Spare parts',
    housing: 'Housing',
    open: 'Open',
    closed: 'Closed',
    buyer: 'Purchasing',
  },
};
/** What a piece of each group costs, from and to. */
export const COSTS: Record<string, [number, number]> = { fasteners: [0.04, 0.9], electronics: [3, 48], motion: [4, 39], printed: [0.8, 9], frame: [6, 28] };

export const MODELS = [
  { list: 'FZ-24', buildName: 'FZ-24', basePrice: '4290.00', hours: 6.5, share: 5 },
  { list: 'FZ-24R', buildName: 'FZ-24 R', basePrice: '5490.00', hours: 8, share: 3 },
  { list: 'FZ-242', buildName: 'FZ-24 Duo', basePrice: '6990.00', hours: 10, share: 2 },
] as const;

export const SPARES = [
  { sku: 'DUESE-04', de: 'Düse 0,4 mm gehärtet', en: 'Nozzle 0.4 mm, hardened', price: '24.90', cost: '7.20' },
  { sku: 'PETG-SW', de: 'PETG schwarz, 1 kg', en: 'PETG black, 1 kg', price: '32.00', cost: '14.50' },
  { sku: 'RIEMEN-SET', de: 'Riemensatz', en: 'Belt set', price: '49.00', cost: '18.00' },
] as const;

/** A generator of numbers from 0 to 1 that always says the same: sample data looks alike on every machine (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
