import { Injectable } from '@nestjs/common';
import { FileRecord } from '../files/files.entity';
import { FilesService } from '../files/files.service';
import { Organization } from '../identity/organization.entity';
import { byId, byIds } from '../rows';
import type { Id, Tx } from '../tx';
import type { LetterOrganization } from './letter';

const PICTURE = /^image\/(png|jpeg|webp|gif|avif|svg\+xml)$/;

/** The sender of every document: the organization as it is now, with its logo inside. */
@Injectable()
export class Letterhead {
  constructor(private readonly files: FilesService) {}

  async of(tx: Tx): Promise<LetterOrganization> {
    const { brand, vatId, taxNumber, ...organization } = await byId(tx, Organization, tx.ctx.organization);
    const logo = brand?.logoFileId ? await this.picture(tx, brand.logoFileId) : null;
    return { ...organization, vatId, taxNumber, logo, primaryColor: brand?.primaryColor, senderLine: brand?.senderLine, footer: brand?.footer };
  }

  /** Without a logo that can be shown the name stands there: a lost picture must not stop an invoice. */
  private async picture(tx: Tx, id: Id): Promise<string | null> {
    const [file] = await byIds(tx, FileRecord, [id]);
    if (!file || !PICTURE.test(file.type)) return null;
    return `data:${file.type};base64,${(await this.files.bytes(tx.ctx, file)).toString('base64')}`;
  }
}
