import { Inject, Injectable } from '@nestjs/common';
import * as client from 'openid-client';
import { CONFIG, type Config, type OAuthClient } from '../config';

export const OAUTH_PROVIDERS = ['google', 'microsoft'] as const;
export type OAuthProvider = (typeof OAUTH_PROVIDERS)[number];

/** What a provider gave: kept sealed. */
export interface Tokens {
  accessToken: string;
  refreshToken: string | null;
  /** ISO 8601. */
  expiresAt: string;
}

/** The person took the consent back, or it ran out: only the person can give it again. */
export class ConsentGone extends Error {}

/** Where the two have their endpoints: https://accounts.google.com/.well-known/openid-configuration and learn.microsoft.com/entra/identity-platform. */
const ENDPOINTS = {
  google: {
    issuer: 'https://accounts.google.com',
    authorize: 'https://accounts.google.com/o/oauth2/v2/auth',
    token: 'https://oauth2.googleapis.com/token',
    // a refresh token comes only with these two
    extra: { access_type: 'offline', prompt: 'consent' },
  },
  microsoft: {
    issuer: 'https://login.microsoftonline.com/common/v2.0',
    authorize: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    token: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    extra: { prompt: 'select_account' },
  },
};
const EARLY_MS = 60_000;

/** Consent of people at other providers: OAuth 2.0 authorization code with PKCE (RFC 6749, 7636). */
@Injectable()
export class OAuth {
  private readonly clients: Record<OAuthProvider, OAuthClient | undefined>;
  readonly redirectUri: string;

  constructor(@Inject(CONFIG) { google, microsoft, publicUrl }: Config) {
    this.clients = { google, microsoft };
    this.redirectUri = `${publicUrl}/api/v1/oauth/callback`;
  }

  configured = (provider: OAuthProvider): boolean => this.clients[provider] !== undefined;

  /** Where the person gives consent, and the verifier to keep until the answer comes back with the same state. */
  async begin(provider: OAuthProvider, scope: string, state: string): Promise<{ url: string; verifier: string }> {
    const verifier = client.randomPKCECodeVerifier();
    const url = client.buildAuthorizationUrl(this.client(provider), {
      redirect_uri: this.redirectUri,
      scope,
      state,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...ENDPOINTS[provider].extra,
    });
    return { url: url.href, verifier };
  }

  /** The code that came back, for tokens. Throws ConsentGone where the provider refuses it. */
  finish(provider: OAuthProvider, query: string, state: string, verifier: string): Promise<Tokens> {
    const answer = new URL(`${this.redirectUri}?${query}`);
    return granted(() => client.authorizationCodeGrant(this.client(provider), answer, { pkceCodeVerifier: verifier, expectedState: state }));
  }

  /** Tokens that still hold for a minute: the same, or new ones, which the caller keeps. */
  async fresh(provider: OAuthProvider, tokens: Tokens, now = Date.now()): Promise<Tokens> {
    if (Date.parse(tokens.expiresAt) > now + EARLY_MS) return tokens;
    if (!tokens.refreshToken) throw new ConsentGone('there is nothing to renew it with');
    const renewed = await granted(() => client.refreshTokenGrant(this.client(provider), tokens.refreshToken!));
    return { ...renewed, refreshToken: renewed.refreshToken ?? tokens.refreshToken };
  }

  private client(provider: OAuthProvider): client.Configuration {
    const ours = this.clients[provider];
    if (!ours) throw new Error(`${provider} is not configured`);
    const { issuer, authorize, token } = ENDPOINTS[provider];
    const at = (url: string) => (ours.url ? ours.url + new URL(url).pathname : url);
    const made = new client.Configuration({ issuer, authorization_endpoint: at(authorize), token_endpoint: at(token) }, ours.clientId, ours.clientSecret);
    if (ours.url.startsWith('http:')) client.allowInsecureRequests(made);
    return made;
  }
}

async function granted(ask: () => Promise<client.TokenEndpointResponse & client.TokenEndpointResponseHelpers>): Promise<Tokens> {
  try {
    const answer = await ask();
    const expiresAt = new Date(Date.now() + (answer.expiresIn() ?? 3600) * 1000).toISOString();
    return { accessToken: answer.access_token, refreshToken: answer.refresh_token ?? null, expiresAt };
  } catch (error) {
    if (error instanceof client.ResponseBodyError && error.status < 500) throw new ConsentGone(error.error);
    if (error instanceof client.AuthorizationResponseError) throw new ConsentGone(error.error);
    // an answer to another question: somebody else's state, no code
    if (error instanceof client.ClientError && error.code === 'OAUTH_INVALID_RESPONSE') throw new ConsentGone(error.message);
    throw error;
  }
}
