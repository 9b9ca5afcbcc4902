import { Injectable } from '@nestjs/common';
import { Refused, type ChannelAdapter, type OpenChannel, type WebhookAnswer, type WebhookRequest } from './adapters';
import { callsIn, signedBody, twilioCallOf } from './calls.webhook';
import { given } from './providers.http';
import { paramsOf } from './twilio.webhook';

const XML = { contentType: 'text/xml; charset=utf-8', body: '<?xml version="1.0" encoding="UTF-8"?><Response></Response>' };

/** The telephone: calls are logged by hand, by a telephone system (credential `webhookSecret`), or by Twilio (credential `authToken`). Nothing is written by it. */
@Injectable()
export class CallsAdapter implements ChannelAdapter {
  readonly provider = 'calls';
  readonly sources = ['phone'] as const;
  readonly local = true;
  readonly mute = true;
  readonly repeatable = true;

  test = () => Promise.resolve({ ok: true as const });

  send(): Promise<never> {
    return Promise.reject(
      new Refused(
        'channel_mute',
        'Am Telefon wird gesprochen: Bitte schreiben Sie auf einem anderen Weg. / A call carries no text: please write by another channel.',
      ),
    );
  }

  receive({ secret }: OpenChannel, request: WebhookRequest): Promise<WebhookAnswer> {
    return new Promise((done) => {
      const none = { incoming: [], reports: [] };
      if (request.headers['x-twilio-signature']) {
        const calls = twilioCallOf(paramsOf(request, given(secret, 'authToken')), new Date().toISOString());
        return done({ status: 200, ...XML, ...none, calls });
      }
      const calls = callsIn(signedBody(request, given(secret, 'webhookSecret')));
      return done(calls ? { status: 200, ...none, calls } : { status: 400, ...none });
    });
  }
}
