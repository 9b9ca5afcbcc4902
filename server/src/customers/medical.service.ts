import { Injectable } from '@nestjs/common';
import { given } from '../core/fields';
import { core } from '../core/problem';
import { byId, insert, update } from '../core/rows';
import { shapeOf } from '../core/shape';
import { rows, statement } from '../core/sql';
import type { Id, Tx } from '../core/tx';
import { Customer } from './customers.entity';
import { MEDICAL_INFORMATION_CHANGED, MEDICAL_INFORMATION_READ } from './customers.events';
import { MedicalInformation, type MedicalAnswer } from './medical.entity';

const NOTHING = { conditions: [], allergies: [], medications: [], notes: null };
type Change = Partial<Pick<MedicalInformation, 'conditions' | 'allergies' | 'medications' | 'notes'>> & { version: number };

/** Nobody reads it without leaving a trace; events name what was changed, never the words. */
@Injectable()
export class MedicalService {
  /** Written into the audit log under the customer: who, when. */
  async read(tx: Tx, customerId: Id): Promise<MedicalAnswer> {
    const [, found] = await Promise.all([byId(tx, Customer, customerId), this.find(tx, customerId)]);
    tx.emit(MEDICAL_INFORMATION_READ, customerId);
    return told(customerId, found);
  }

  /** Version 0 writes the first; 409 `version_conflict` if somebody was faster. */
  async change(tx: Tx, customerId: Id, { version, ...patch }: Change): Promise<MedicalAnswer> {
    const { deletedAt } = await byId(tx, Customer, customerId, 'for update');
    if (deletedAt) throw core.notFound({ id: customerId });
    const before = await this.find(tx, customerId);
    if ((before?.version ?? 0) !== version) throw core.versionConflict({ current: told(customerId, before) });
    const said = given(patch);
    const after = before ? (await update(tx, MedicalInformation, before, said)).row : await insert(tx, MedicalInformation, { ...NOTHING, ...said, customerId });
    tx.emit(MEDICAL_INFORMATION_CHANGED, customerId, { fields: Object.keys(said).join(', ') });
    return told(customerId, after);
  }

  replace = (tx: Tx, customerId: Id, body: Change): Promise<MedicalAnswer> => this.change(tx, customerId, { ...NOTHING, ...given(body) });

  private async find(tx: Tx, customerId: Id): Promise<MedicalInformation | undefined> {
    const { table, columns } = shapeOf(MedicalInformation);
    const text = `select ${columns('t')} from ${table} t where customer_id = $1 and deleted_at is null`;
    return (await rows<MedicalInformation & Record<string, unknown>>(tx, statement(text), [customerId]))[0];
  }
}

const told = (customerId: Id, found: MedicalInformation | undefined): MedicalAnswer => {
  const { version = 0, conditions, allergies, medications, notes, updatedAt = null, updatedBy = null } = { ...NOTHING, ...found };
  return { customerId, version, conditions, allergies, medications, notes, updatedAt, updatedBy };
};
