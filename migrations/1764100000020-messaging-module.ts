import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The inbox can be left out of the navigation like the other parts; whoever is here already has it. */
export class MessagingModule1764100000020 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table core.organizations drop constraint organizations_modules_check;
      update core.organizations set modules = modules || '{messaging}';
      alter table core.organizations alter column modules set default '{pipeline,scheduling,messaging,parts,procurement,builds,fulfillment,billing}',
        add constraint organizations_modules_check check (modules <@ '{pipeline,scheduling,messaging,parts,procurement,builds,fulfillment,billing}')`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
