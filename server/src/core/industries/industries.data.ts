import type { CustomFieldInput } from '../custom-fields/fields.entity';
import type { CustomEntity } from '../custom-fields/fields.registry';
import type { CustomerWord, Industry, ModuleKey } from '../identity/organization.entity';

type Words = { de: string; en: string };
/** A field as an industry brings it along. */
export type FieldTemplate = Pick<CustomFieldInput, 'key' | 'label' | 'type'> & Partial<Omit<CustomFieldInput, 'key' | 'label' | 'type'>>;

/** What choosing an industry gives: all of it can be changed afterwards. Pipelines and appointment types come from their modules. */
export interface IndustryPack {
  modules: readonly ModuleKey[];
  customerWord: CustomerWord;
  fields: Partial<Record<CustomEntity, FieldTemplate[]>>;
}

const w = (de: string, en: string): Words => ({ de, en });
const choice = (value: string, de: string, en: string, color: string | null = null) => ({ value, label: w(de, en), color, archived: false });

const INSURANCE = w('Versicherung', 'Insurance');
const INSURED: FieldTemplate[] = [
  { key: 'insuranceProvider', label: w('Krankenkasse', 'Insurance provider'), type: 'text', section: INSURANCE },
  {
    key: 'insuranceType',
    label: w('Versicherungsart', 'Insurance type'),
    type: 'choice',
    section: INSURANCE,
    choices: [choice('statutory', 'Gesetzlich', 'Statutory'), choice('private', 'Privat', 'Private'), choice('self_pay', 'Selbstzahler', 'Self-pay')],
  },
  { key: 'insuranceNumber', label: w('Versichertennummer', 'Insurance number'), type: 'text', section: INSURANCE },
];
const GLASSES = w('Brille', 'Glasses');
const PRODUCT = w('Produkt', 'Product');

const OPTICIAN: IndustryPack['fields'] = {
  customers: [
    ...INSURED,
    { key: 'framePreferences', label: w('Vorlieben bei Fassungen', 'Frame preferences'), type: 'text', section: GLASSES },
    {
      key: 'visualNeeds',
      label: w('Sehaufgaben', 'Visual needs'),
      type: 'choices',
      section: GLASSES,
      choices: [
        choice('distance', 'Ferne', 'Distance'),
        choice('reading', 'Lesen', 'Reading'),
        choice('screen', 'Bildschirm', 'Screen'),
        choice('driving', 'Autofahren', 'Driving'),
        choice('sports', 'Sport', 'Sports'),
      ],
    },
  ],
  parts: [
    {
      key: 'productType',
      label: w('Produktart', 'Product type'),
      type: 'choice',
      section: PRODUCT,
      inList: true,
      choices: [
        choice('frame', 'Fassung', 'Frame'),
        choice('lens', 'Brillenglas', 'Lens'),
        choice('contact_lens', 'Kontaktlinse', 'Contact lens'),
        choice('accessory', 'Zubehör', 'Accessory'),
      ],
    },
    {
      key: 'frameSize',
      label: w('Fassungsgröße', 'Frame size'),
      type: 'text',
      section: PRODUCT,
      help: w('Scheibenbreite-Stegweite-Bügellänge: 52-18-140', 'Lens width-bridge-temple: 52-18-140'),
    },
    { key: 'frameColor', label: w('Farbe', 'Colour'), type: 'text', section: PRODUCT },
    { key: 'lensMaterial', label: w('Glasmaterial', 'Lens material'), type: 'text', section: PRODUCT },
    {
      key: 'lensCoating',
      label: w('Beschichtung', 'Coating'),
      type: 'choices',
      section: PRODUCT,
      choices: [
        choice('anti_reflective', 'Entspiegelt', 'Anti-reflective'),
        choice('blue_light', 'Blaulichtfilter', 'Blue light filter'),
        choice('hard', 'Gehärtet', 'Hard coat'),
      ],
    },
    { key: 'insuranceEligible', label: w('Kassenleistung', 'Covered by insurance'), type: 'yes_no', section: PRODUCT },
  ],
};

const CLINIC: IndustryPack['fields'] = {
  customers: [
    ...INSURED,
    {
      key: 'preferredChannel',
      label: w('Erreichbar am liebsten per', 'Preferred channel'),
      type: 'choice',
      choices: [
        choice('phone', 'Telefon', 'Phone'),
        choice('sms', 'SMS', 'SMS'),
        choice('email', 'E-Mail', 'E-mail'),
        choice('whatsapp', 'WhatsApp', 'WhatsApp'),
      ],
    },
    { key: 'emergencyContact', label: w('Notfallkontakt', 'Emergency contact'), type: 'text' },
    { key: 'referredBy', label: w('Zugewiesen von', 'Referred by'), type: 'text' },
  ],
};

const SALES: IndustryPack['fields'] = {
  customers: [
    { key: 'companySize', label: w('Mitarbeitende', 'Employees'), type: 'number' },
    {
      key: 'leadSource',
      label: w('Herkunft', 'Source'),
      type: 'choice',
      choices: [
        choice('website', 'Website', 'Website'),
        choice('referral', 'Empfehlung', 'Referral'),
        choice('trade_fair', 'Messe', 'Trade fair'),
        choice('cold_call', 'Kaltakquise', 'Cold call'),
      ],
    },
  ],
  deals: [
    { key: 'competitor', label: w('Mitbewerb', 'Competitor'), type: 'text' },
    { key: 'nextStep', label: w('Nächster Schritt', 'Next step'), type: 'text' },
  ],
};

const SERVICES: IndustryPack['fields'] = {
  customers: [{ key: 'organizationNumber', label: w('Organisationsnummer', 'Organization number'), type: 'text' }],
  orders: [
    { key: 'floor', label: w('Stockwerk', 'Floor'), type: 'number', section: w('Vor Ort', 'On site') },
    { key: 'elevator', label: w('Aufzug', 'Elevator'), type: 'yes_no', section: w('Vor Ort', 'On site') },
    { key: 'parkingNotes', label: w('Parken', 'Parking'), type: 'text', section: w('Vor Ort', 'On site') },
  ],
};

export const INDUSTRY_PACKS: Record<Industry, IndustryPack> = {
  maker: { modules: ['pipeline', 'scheduling', 'messaging', 'parts', 'procurement', 'builds', 'fulfillment', 'billing'], customerWord: 'customer', fields: {} },
  optician: { modules: ['scheduling', 'messaging', 'parts', 'procurement', 'fulfillment', 'billing'], customerWord: 'customer', fields: OPTICIAN },
  clinic: { modules: ['scheduling', 'messaging', 'billing'], customerWord: 'patient', fields: CLINIC },
  sales: { modules: ['pipeline', 'scheduling', 'messaging', 'parts', 'fulfillment', 'billing'], customerWord: 'client', fields: SALES },
  services: { modules: ['pipeline', 'scheduling', 'messaging', 'parts', 'fulfillment', 'billing'], customerWord: 'customer', fields: SERVICES },
};
