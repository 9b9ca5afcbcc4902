import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Stored } from '../core/files/files.service';
import type { Id } from '../core/tx';
import type { Channel, Provider, Source } from './channels.entity';
import type { Conversation } from './conversations.entity';
import type { MessageFile, MessageType } from './messages.entity';
import { messaging } from './messaging.problems';

export type Words = Record<'de' | 'en', string>;

/** A channel with its secret: it lives only in jobs and in calls of its provider. */
export interface OpenChannel extends Channel {
  organization: Id;
  /** What was entered as `credentials`, and what the adapter has kept itself (`ChannelsService.keep`). */
  secret: Record<string, unknown>;
}

/** Whom it comes from: what is known of them. A handle has its `@`. */
export interface Sender {
  phone?: string;
  email?: string;
  handle?: string;
  name?: string;
}

/** A file that came along: taken in already (`FilesService.store`), or to be fetched from the provider by a job (`fetch` of the adapter). */
export type IncomingFile = { name: string; contentId?: string } & ({ stored: Stored } | { remote: Record<string, unknown> });

/** A message that came in. The same `providerMessageId` on a channel is the same message, however often it is told. */
export interface Incoming {
  providerMessageId: string;
  from: Sender;
  /** ISO 8601. */
  at: string;
  text: string;
  /** Sanitized already. */
  html?: string;
  subject?: string;
  messageType?: MessageType;
  files?: IncomingFile[];
  /** Ids of messages of the same thread, by the provider's words (Message-ID, References). */
  inReplyTo?: string;
  references?: string[];
  /** Where the answer names the conversation itself: `Conversation.replyToken`. */
  replyToken?: string;
  /** Written by a machine (a bounce, out of office): nothing answers by itself, and nobody has to reply. */
  automatic?: boolean;
  /** From before the channel was connected: it is there to be read, and nobody is told of it. */
  past?: boolean;
  metadata?: Record<string, unknown>;
}

/** What staff wrote to somebody by the provider's own app, or what we sent ourselves and the provider says again. */
export type Echo = Omit<Incoming, 'from'> & { to: Sender };

/** What a provider tells of a message of ours. An `at` that is still to come is kept until then. */
export interface DeliveryReport {
  providerMessageId: string;
  status: 'sent' | 'delivered' | 'read' | 'failed';
  at: string;
  code?: string;
  reason?: string;
  /** Our own id of the message, where the provider brings it back: it finds a message of which the answer to its sending never came. */
  messageId?: Id;
}

/** What is to be sent. */
export interface Outgoing {
  /** Of the message: the same at every attempt. */
  id: Id;
  to: { address: string; phone: string | null; email: string | null; name: string };
  text: string;
  html: string | null;
  subject: string | null;
  messageType: MessageType;
  files: (MessageFile & { read(): Promise<Readable> })[];
  /** A template the provider knows by its own name, with its values. */
  template?: { name: string; language: 'de' | 'en'; values: string[] };
  conversation: Conversation & { replyToken: string };
  /** `providerMessageId` of the messages before it, newest first, at most 20: what it answers. */
  thread: string[];
  /** What the message carries along for its adapter. */
  metadata: Record<string, unknown>;
}

/** A call on the phone: what is left of it is an entry in the conversation. */
export interface PhoneCall {
  /** The same call has the same id, however often it is told. */
  providerMessageId: string;
  /** The other side. */
  phone: string;
  name?: string;
  direction: 'in' | 'out';
  outcome: CallOutcome;
  /** When it began, ISO 8601. */
  at: string;
  /** Of talking. */
  seconds: number | null;
  notes: string;
}
export const CALL_OUTCOMES = ['answered', 'missed', 'voicemail'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

export interface WebhookRequest {
  rawBody: Buffer;
  headers: IncomingHttpHeaders;
  query: Record<string, string>;
  method: 'GET' | 'POST';
  /** As the provider called it, with host and query: some sign it. */
  url: string;
}

export interface WebhookAnswer {
  status: number;
  body?: string;
  contentType?: string;
  incoming: Incoming[];
  reports: DeliveryReport[];
  /** What was written by us elsewhere. */
  echoes?: Echo[];
  /** Calls that were made, in both directions. */
  calls?: PhoneCall[];
}

/** Who sends and receives at one provider. */
export interface ChannelAdapter {
  readonly provider: Provider;
  /** What it can be a channel for. */
  readonly sources: readonly Source[];
  /** Needs no account: connected as soon as it is there. */
  readonly local?: boolean;
  /** Whether a message that may have left already can be sent again without coming twice. */
  readonly repeatable?: boolean;
  /** Carries no text: nothing can be written by it (the telephone). */
  readonly mute?: boolean;
  /** The most bytes a file may have; left out, as in the whole house. */
  readonly fileBytes?: number;
  /** Whether the channel works; `facts` go into its settings and `ownAddress`. */
  test(channel: OpenChannel): Promise<{ ok: true; ownAddress?: string; facts?: Record<string, unknown> } | { ok: false; reason: Words }>;
  /** Throws `Refused` (for good) or `TryLater`; any other error is tried again as well. `reports`: what is known of its way already. */
  send(channel: OpenChannel, message: Outgoing): Promise<{ providerMessageId: string; metadata?: Record<string, unknown>; reports?: DeliveryReport[] }>;
  /** A call of the provider: verifies it on the raw body (throws `Forged`), and says what came in. */
  receive?(channel: OpenChannel, request: WebhookRequest): Promise<WebhookAnswer>;
  /** The content of a `remote` file. */
  fetch?(channel: OpenChannel, remote: Record<string, unknown>): Promise<Readable>;
  /** Until when free text may be sent; null: not at all without a template. Left out, always. */
  window?(conversation: Conversation, channel: Channel): { until: string | null } | undefined;
}

/** The provider will not take it, however often it is asked. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    reason: string,
  ) {
    super(reason);
  }
}

/** Not now: busy, too fast, away. `at`: when the provider says it may be tried again. */
export class TryLater extends Error {
  constructor(
    reason: string,
    readonly at?: string,
  ) {
    super(reason);
  }
}

/** Not from the provider: no signature, a wrong one, or one that is used again. */
export class Forged extends Error {}

/** All there are, by provider. They are looked for when they are first needed: an adapter may itself need what needs the adapters (to keep a token it renewed). */
@Injectable()
export class Adapters {
  private byProvider?: Map<Provider, ChannelAdapter>;

  constructor(private readonly all: () => ChannelAdapter[]) {}

  of = (provider: Provider): ChannelAdapter | undefined =>
    (this.byProvider ??= new Map(this.all().map((adapter) => [adapter.provider, adapter]))).get(provider);

  /** 422 `channel_source_unfit` for a provider nobody speaks to. */
  require(provider: Provider): ChannelAdapter {
    const adapter = this.of(provider);
    if (!adapter) throw messaging.channelSourceUnfit({ provider });
    return adapter;
  }
}
