import { Injectable } from '@nestjs/common';
import { FilesService, type Stored } from '../core/files/files.service';
import { mailLayout } from '../core/mail/mail.layout';
import { organizationOf, type OrganizationFacts } from '../core/organization';
import { core } from '../core/problem';
import type { Id, Tx } from '../core/tx';
import { blocksOf, bodyOf, LINES_OF, missingIn, picturesOf, type Block, type BlockFacts } from './blocks';
import { documentLines } from './blocks.queries';
import { attachableFiles } from './drafts.queries';
import type { MessageTemplate } from './templates.entity';

type Facts = Record<string, string | null | undefined>;
/** Whom and what a mail is about. */
export interface About {
  id: Id | null;
  customerId: Id | null;
}
export interface Arranged {
  html: string;
  files: Stored[];
  /** What the html names each picture by, under the hash of its content. */
  inline: Record<string, string>;
  missing: string[];
}

const COLOR = /^#[0-9a-f]{6}$/i;
/** A preview carries its pictures with it: larger ones are shown by their name. */
const MOST_SHOWN = 2 * 1024 * 1024;

/** E-mails that are arranged from blocks, in the colours of the house. */
@Injectable()
export class BlocksService {
  constructor(private readonly files: FilesService) {}

  /** As it leaves; undefined for a template without blocks. */
  async arrange(tx: Tx, template: Template, about: About, values: Facts): Promise<Arranged | undefined> {
    const blocks = blocksOf(template.blocks);
    if (!blocks.length) return undefined;
    const pictures = await this.pictures(tx, blocks);
    const { html, missing } = await this.html(tx, template, blocks, about, values, (id) => `cid:${id}`);
    const inline = Object.fromEntries(pictures.map(({ id, sha256 }) => [sha256, id]));
    return { html, missing, inline, files: pictures.map(({ id: _, ...stored }) => stored) };
  }

  /** As it would look; the pictures are in it. */
  async preview(tx: Tx, template: Template, about: About, values: Facts): Promise<{ html: string; missing: string[] }> {
    const blocks = blocksOf(template.blocks);
    const pictures = await this.pictures(tx, blocks);
    const shown = new Map<Id, string>();
    for (const { id, type, size, sha256 } of pictures.filter((picture) => picture.size <= MOST_SHOWN))
      shown.set(id, size ? `data:${type};base64,${(await this.files.bytes(tx.ctx, { sha256 })).toString('base64')}` : ''); // each is in memory, so one by one
    return this.html(tx, template, blocks, about, values, (id) => shown.get(id) ?? '');
  }

  private async html(
    tx: Tx,
    { subject, language }: Template,
    blocks: Block[],
    about: About,
    values: Facts,
    picture: BlockFacts['picture'],
  ): Promise<{ html: string; missing: string[] }> {
    const wanted = LINES_OF.filter((of) => blocks.some((block) => block.type === 'lines' && block.of === of));
    const found = await Promise.all(wanted.map((of) => documentLines(tx, of, about.id, about.customerId)));
    const documents = Object.fromEntries(wanted.map((of, i) => [of, found[i]]));
    const organization = await organizationOf(tx);
    const primaryColor = organization.brand?.primaryColor;
    const facts: BlockFacts = { language, color: COLOR.test(primaryColor ?? '') ? primaryColor! : '#1f3a5f', values, documents, picture };
    const layout = {
      organization: { name: organization.name, primaryColor, footer: footerOf(organization) },
      heading: subject ?? '',
      body: bodyOf(blocks, facts),
    };
    return { html: mailLayout(layout), missing: missingIn(blocks, facts) };
  }

  /** 422 `reference_missing` for a file that is gone, 400 for one that is no picture. */
  private async pictures(tx: Tx, blocks: Block[]): Promise<(Stored & { id: Id })[]> {
    const ids = [...new Set(picturesOf(blocks))];
    const stored = await attachableFiles(tx, ids);
    const other = stored.findIndex(({ type }) => !/^image\/(png|jpeg|gif|webp)$/.test(type));
    if (other >= 0) throw core.validationFailed({ reason: 'no picture that mail programs show' }, 'blocks');
    return stored.map((file, i) => ({ ...file, id: ids[i] }));
  }
}

/** What is written already: its subject with the values in it. */
type Template = Pick<MessageTemplate, 'blocks' | 'language' | 'subject'>;

const footerOf = ({ name, address, vatId }: OrganizationFacts): string[] =>
  [[name, address?.line1, [address?.postalCode, address?.city].filter(Boolean).join(' ')].filter(Boolean).join(' · '), vatId ?? ''].filter(Boolean);
