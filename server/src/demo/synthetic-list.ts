import type { Readable } from 'node:stream';
import { writeXlsx } from '../core/sheets/xlsx.write';

/** One line of a CAD program's list of parts, as the first customer's look; the names are our own. */
export interface Row {
  itemNumber: string;
  fileName: string;
  author: string | null;
  quantity: number;
}

export const LIST_HEADERS = { itemNumber: 'Item Number', fileName: 'File Name (no extension)', author: 'Author', quantity: 'Quantity' } as const;
export const LIST_SIZE = { rows: 173, quantity: 858, withoutAuthor: 32 };

const MOST = 71;

/** Fasteners of a maker that does not exist, with the double blanks its CAD models have; drawn by nobody. */
const BOUGHT_SCREWS = ['4', '6', '8', '12', '16', '20', '25', '30'].flatMap((length) => [
  `Nordbolt_70412  ${length}_ISO 4014 _ DIN 931 Stahl 8.8 verzinkt_LOD_High`,
  `Nordbolt_70533  ${length}_DIN 6912 _ ISO 14580 Stahl 010.9 blank_LOD_High_2`,
]);
const SCREWS = [
  'DIN933_M4x18',
  'DIN933_M5x22',
  'DIN 933 - M2,5 x 9',
  'DIN985_M7',
  'ISO_7089_m7',
  'JIS_B1176_M9x44',
  'Insert_M4x7x7',
  'Insert_M7x9x9',
  'Insert_M7x9x9_mir',
  'T-Nut - Swivel for 4545 - M7',
  'T-Nut - Swivel for 4545 - M7_mir',
  'T-Nut_Swivel_4545_M4',
  'T-Nut_Swivel_4545_M4_1',
  'Dist_QF_M4x9',
  'Dist_QF_M4x31',
  'MS_M7x15-RAMPA_QX.99887766554433',
  'Spacer_7x12x8',
  'Rivet_KT_3_2x7',
];
/** What makes trouble: numbers and dates as names, signs, letters of other alphabets, 80 characters, words that mean nothing. */
const WEIRD = [
  '607_2RS',
  'K607_2RS',
  '3071-114_776-215',
  '3071-115_776-216',
  '2024_02_29_08_15_30_0412',
  '00815',
  'KABELWERK_ÜBERFLEX®SPEZIAL_KT_410_7G0,75',
  'C20-Gerätestecker',
  'кронштейн 4545',
  'KT-Strömungsdüse_130%',
  'KT-Grundplatte.310_510_4mm+CFK',
  'KT-Gantry,Träger.LM15.R',
  'KT-Halter.Innen.',
  'QRS_ LMT-10-40-XF',
  'SOLID',
  'COMPOUND',
  'Pin',
  'Spring',
  'KT_STEUERPLATINE_R4_soldermask',
  'KT_STEUERPLATINE_R4_silkscreen',
  'KT_STEUERPLATINE_R4_copper',
  'KT_STEUERPLATINE_R4_PCB',
  'BLOCK_-Q-00123 [Gruppe [Teil]=Alu eloxiert][Nummer [Werk]=Halter Alu eloxiert D]',
  'KT-Klemmhebel v3(High)',
  'KT-Gehäuse [links](neu)',
  '=Halter Sonderform',
  '+Pol Klemme',
  '-Pol Klemme',
  '@Sensor Träger',
  'KT-Hinge Links',
  'KT-Hinge Links_mir',
  'KT-Front.Panel',
  'KT-Front.Panel_mir',
  'KT Lead Screw Nut Holder v2',
  'KT Lead Screw Nut Holder v2_mir',
  'TR12_5 Spindelmutter',
  'Klemme.7_62.10pol',
  'Schrittmotor 23 - 56mm - 0.9degree_step, 126Ncm v2',
  'LM15_400mm',
  'LM15_400mm_1',
  'LM15L_Wagen',
  'Lüfter_60x60x15',
  'LAGERWERK_Lüfter_60x60x15',
  'Filzgleiter',
  'Filzgleiter_1',
];
const PROFILES = ['120', '240', '330', '450', '510', '620'].map((length) => `4545-TypK-${length}mm`);
const OWN = [
  'Deckel',
  'Boden',
  'Seite',
  'Rahmen',
  'Antrieb',
  'Schlitten',
  'Kabelkanal',
  'Lüfter',
  'Sensor',
  'Netzteil',
  'Display',
  'Filter',
  'Griff',
  'Spule',
  'Kamera',
];
const PLACES = ['L', 'R', 'Oben', 'Unten', 'Adapter.Pos2', 'Halter.metal', 'fdm-Abdeckung'];

/** The list of one model: 173 lines, 858 pieces, 32 without author; always the same. A model whose name ends in 2 was drawn as a copy: its profiles carry `_1`. */
export function syntheticList(model: string): Row[] {
  const profiles = PROFILES.map((name) => (model.endsWith('2') ? `${name}_1` : name));
  const shared = [...profiles, ...BOUGHT_SCREWS, ...SCREWS, ...WEIRD];
  const own = OWN.flatMap((group) => PLACES.map((place) => `KT-${model}.${group}.${place}`)).slice(0, LIST_SIZE.rows - shared.length);
  const names = mixed([...shared, ...own]);
  const anonymous = new Set([...BOUGHT_SCREWS, ...WEIRD.filter((_, i) => i % 2 === 0)].slice(0, LIST_SIZE.withoutAuthor));
  const pieces = piecesOf(names);
  return names.map((fileName, i) => ({
    itemNumber: `${i + 1}*`,
    fileName,
    author: anonymous.has(fileName) ? null : i % 7 === 0 ? 'mk' : fileName.startsWith('KT') ? 'anna' : 'TeileHaus GmbH',
    quantity: pieces.get(fileName)!,
  }));
}

/** Every third from the front, so that groups do not stand together; no randomness. */
const mixed = (names: string[]): string[] => [0, 1, 2].flatMap((from) => names.filter((_, i) => i % 3 === from));

/** One or two of most parts, 71 of one screw; the other fasteners share what is missing to the sum. */
function piecesOf(names: string[]): Map<string, number> {
  const [most, ...others] = [...BOUGHT_SCREWS, ...SCREWS];
  const pieces = new Map(names.map((name, i) => [name, i % 9 === 0 ? 2 : 1]));
  for (const name of others) pieces.set(name, 0);
  pieces.set(most, MOST);
  const left = LIST_SIZE.quantity - [...pieces.values()].reduce((sum, one) => sum + one, 0);
  others.forEach((name, i) => pieces.set(name, Math.floor(left / others.length) + (i < left % others.length ? 1 : 0)));
  return pieces;
}

/** The list as the workbook a CAD program exports. */
export const syntheticWorkbook = (model: string): Readable => writeXlsx(COLUMNS, rowsOf(model));

const COLUMNS = (['itemNumber', 'fileName', 'author', 'quantity'] as const).map((key) => ({
  key,
  header: LIST_HEADERS[key],
  type: key === 'quantity' ? ('number' as const) : ('text' as const),
}));

async function* rowsOf(model: string): AsyncGenerator<Record<string, unknown>> {
  for (const row of syntheticList(model)) yield { ...row };
}
