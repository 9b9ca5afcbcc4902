import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { journey, ok, settled, type Stage } from './stage';

const EMAIL = 'anna@care.example';
const PASSWORD = 'correct horse battery';

/** A folder of papers as people have them on their desk. */
async function desk(): Promise<Record<'photo' | 'letter' | 'newer', string>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kontor-desk-'));
  const at = (name: string) => path.join(folder, name);
  await sharp({ create: { width: 640, height: 480, channels: 3, background: '#3a7bd5' } })
    .png()
    .toFile(at('shop.png'));
  const letter = (words: string) => {
    const text = `BT /F1 24 Tf 72 720 Td (${words}) Tj ET`;
    const objects = [
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
      `<</Length ${text.length}>>\nstream\n${text}\nendstream`,
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ];
    return `%PDF-1.4\n${objects.map((object, i) => `${i + 1} 0 obj${object}endobj\n`).join('')}trailer<</Root 1 0 R>>\n%%EOF`;
  };
  fs.writeFileSync(at('contract.pdf'), letter('First words'));
  fs.writeFileSync(at('contract-2.pdf'), letter('Second words'));
  return { photo: at('shop.png'), letter: at('contract.pdf'), newer: at('contract-2.pdf') };
}

async function arrive({ house, person, asks }: Stage, industry: string) {
  await house.register({ organizationName: 'Haus Anna', industry, email: EMAIL, password: PASSWORD });
  const ask = await asks(EMAIL, PASSWORD);
  await settled(ask);
  const anna = await person();
  await anna.visit('/');
  await anna.fill('E-mail', EMAIL);
  await anna.fill('Password', PASSWORD);
  await anna.press('Sign in');
  await anna.sees('Haus Anna');
  return { ask, anna };
}

journey('an optician knows a customer, keeps its papers and invoices its lenses', async (stage) => {
  const { ask, anna } = await arrive(stage, 'optician');
  const papers = await desk();
  await ok(ask('POST', '/custom-fields', { entity: 'customers', key: 'frame', label: { en: 'Frame', de: 'Brille' }, type: 'text' }));
  await ok(ask('POST', '/customers', { name: 'Eva Huber', email: 'eva@huber.example', phone: '+43 660 5550123', type: 'private' }));

  // who is there already is said before anything is saved
  await anna.visit('/customers/new');
  await anna.fill('Name', 'Huber Eva');
  await anna.fill('E-mail', 'EVA@huber.example ');
  await anna.sees('Eva Huber');
  await anna.fill('E-mail', 'eva.huber@home.example');
  await anna.fill('Frame', 'Titan');
  await anna.press('Create');
  const id = await anna.arrives(/^\/customers\/([0-9a-f-]{36})$/);
  expect(await ok(ask('GET', `/customers/${id}`))).toMatchObject({ name: 'Huber Eva', customFields: { frame: 'Titan' } });

  // why it stands as it does
  await anna.press('Why: Dormant');
  await anna.sees('Has never been here', '15 of 100 points', 'invite to a first appointment');
  await anna.press('Close');

  await anna.press('Documents', 'tab');
  await anna.gives('Upload a document', papers.photo);
  await anna.sees('shop.png');
  await anna.gives('Upload a document', papers.letter);
  await anna.sees('contract.pdf');
  await anna.gives('New version of contract.pdf', papers.newer);
  await anna.sees('Version 2');
  await anna.press('Show shop.png');
  await anna.page.waitForFunction(() => [...document.querySelectorAll('[role=dialog] img')].some((one) => (one as HTMLImageElement).naturalWidth > 300));
  await anna.press('Close');
  await anna.press('Show contract-2.pdf');
  await anna.page.waitForSelector('[role=dialog] iframe, [role=dialog] object, [role=dialog] embed');

  await anna.press('Close');
  await anna.press('Versions of contract-2.pdf');
  await anna.sees('Version 1: contract.pdf', 'Version 2: contract-2.pdf');
  await anna.press('Close');

  // an exam, lenses after it on an order, the invoice and its paper
  await anna.press('Prescriptions', 'tab');
  await anna.press('Add an exam');
  await anna.press('Cancel');
  const eye = { sphere: -2.5, cylinder: -0.75, axis: 90, addition: null };
  await ok(ask('POST', `/customers/${id}/prescriptions`, { examinedOn: '2026-03-01', rightEye: eye, leftEye: eye, pd: 63 }));
  await anna.sees('−2.50');
  await anna.visit(`/invoices/new?customerId=${id}`);
  await anna.fill('Description, Line 1', 'Lenses 1.6');
  await anna.fill('Unit price, Line 1', '120');
  await anna.choose('After the exam of, Line 1', '1 Mar 2026');
  await anna.sees('144.00');
  await anna.press('Create');
  const invoice = await anna.arrives(/^\/invoices\/([0-9a-f-]{36})$/);
  await anna.sees('−2.50', '90°');
  expect((await ok(ask('GET', `/invoices/${invoice}`))).items[0].prescription).toMatchObject({ rightEye: eye, pd: 63 });
  await ok(ask('DELETE', `/invoices/${invoice}?version=1`));
});

journey('a clinic reads what it has to know of a patient, and every look is in the audit log', async (stage) => {
  const { ask, anna } = await arrive(stage, 'clinic');
  const { id } = await ok(ask('POST', '/customers', { name: 'Max Muster', email: 'max@clinic.example' }));
  await anna.visit(`/customers/${id}`);
  await anna.press('Medical information', 'tab');
  await anna.sees('Every look is written into the audit log');
  await anna.press('Show medical information');
  await anna.sees('nothing known');
  await anna.press('Change');
  await anna.fill('Allergies', 'Penicillin');
  await anna.press('Save');
  await anna.sees('Penicillin');
  const events = (await ok(ask('GET', '/audit-events?perPage=50'))).map(({ type }: { type: string }) => type);
  expect(events).toEqual(expect.arrayContaining(['customers.medical_information_read', 'customers.medical_information_changed']));
});

journey('fields of the house stand on every form and are kept', async (stage) => {
  const { ask, anna } = await arrive(stage, 'maker');
  const field = (entity: string) => ok(ask('POST', '/custom-fields', { entity, key: 'shelf', label: { en: 'Own words', de: 'Eigenes' }, type: 'text' }));
  for (const entity of ['deals', 'appointments', 'parts', 'orders']) await field(entity);
  await ok(ask('POST', '/customers', { name: 'Huber GmbH', email: 'office@huber.example' }));
  const kept = async (list: string) => expect((await ok(ask('GET', list)))[0]).toMatchObject({ customFields: { shelf: 'seen' } });

  await anna.visit('/parts/new');
  await anna.fill('Name', 'Spindle');
  await anna.fill('Own words', 'seen');
  await anna.press('Create');
  await anna.arrives(/^\/parts\/([0-9a-f-]{36})$/);
  await kept('/parts');

  await anna.visit('/deals/new');
  await anna.fill('Title', 'Two printers');
  await anna.fill('Own words', 'seen');
  await anna.press('Create');
  await anna.arrives(/^\/deals\/([0-9a-f-]{36})$/);
  await kept('/deals');

  await anna.visit('/orders/new');
  await anna.pick('Customer', 'Huber', 'Huber GmbH');
  await anna.pick('What, Line 1', 'Spindle');
  await anna.fill('Own words', 'seen');
  await anna.press('Create');
  await anna.arrives(/^\/orders\/([0-9a-f-]{36})$/);
  await kept('/orders');

  await anna.visit('/appointments/new');
  await anna.sees('Own words');
});
