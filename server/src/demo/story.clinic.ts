import { MedicalService } from '../customers';
import { letters } from './story.letters';
import { daysAgo, live, type Teller, type Told } from './story';
import { persons } from './story.people';
import { practice, visits } from './story.visits';

const DAYS = 210;

/** Seven months of a clinic: patients who come, some who stop coming. */
export async function clinic(teller: Teller): Promise<Told> {
  const { bench, record } = teller;
  const de = bench.language === 'de';
  const known = (n: number) => ({ customFields: { preferredChannel: ['phone', 'sms', 'email', 'whatsapp'][n % 4] } });
  const start = await bench.at(`${daysAgo(DAYS + 25)}T08:00:00.000Z`, async (tx) => {
    const patients = await persons(teller, tx, 40, known);
    await record(
      tx,
      patients.map(({ id }) => id),
    );
    for (const { id } of patients.filter((_, n) => n % 3 === 0)) {
      const said = de
        ? { conditions: ['Hypertonie'], allergies: ['Penicillin'], medications: ['Ramipril 5 mg'] }
        : { conditions: ['Hypertension'], allergies: ['Penicillin'], medications: ['Ramipril 5 mg'] };
      await bench.get(MedicalService).change(tx, id, { ...said, version: 0 });
    }
    const house = await practice(teller, tx, {
      staff: ['Dr. Miriam Hofer', 'Dr. Paul Leitner', 'Lena Schwarz (Physio)'],
      rooms: de ? ['Ordination 1', 'Ordination 2', 'Therapieraum'] : ['Room 1', 'Room 2', 'Therapy room'],
      types: [
        { name: de ? 'Erstgespräch' : 'First consultation', durationMinutes: 45, price: '120.00', color: '#2563eb' },
        { name: de ? 'Kontrolle' : 'Follow-up', durationMinutes: 20, price: '60.00', color: '#16a34a' },
        { name: de ? 'Behandlung' : 'Treatment', durationMinutes: 50, price: '95.00', color: '#d97706' },
      ],
    });
    return { patients, house };
  });
  // the last third of the patients has not been seen for months
  const drifting = Math.ceil((start.patients.length * 2) / 3);
  const early = visits(teller, start.house, start.patients, DAYS).filter(({ day }) => day < daysAgo(120));
  const late = visits(teller, { ...start.house, staff: start.house.staff.slice(0, 2) }, start.patients.slice(0, drifting), 95);
  await live(teller, [...early, ...late]);
  await letters(teller, start.patients);
  return { customers: start.patients.length };
}
