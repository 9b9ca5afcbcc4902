import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail server on loopback that keeps what it is given. */
export interface Smtp {
  url: string;
  received: Email[];
  /** What came for an address. */
  to(address: string): Email[];
  /** Says so often that it is busy. */
  refuse(times: number): void;
  forget(): void;
  stop(): Promise<void>;
}

export async function smtp(): Promise<Smtp> {
  let refusals = 0;
  const received: Email[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) =>
      void buffer(stream).then(async (raw) => (refusals-- > 0 ? done(new Error('busy, try later')) : (received.push(await PostalMime.parse(raw)), done()))),
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    to: (address) => received.filter((mail) => mail.to?.[0].address === address),
    refuse: (times) => void (refusals = times),
    forget: () => void (received.length = refusals = 0),
    stop: () => new Promise((closed) => server.close(() => closed())),
  };
}
