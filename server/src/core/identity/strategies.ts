import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy as CustomStrategy } from 'passport-custom';
import { ExtractJwt, Strategy as JwtStrategy } from 'passport-jwt';
import { CONFIG, type Config } from '../config';
import { Identities, type Claims, type Identity } from './identities';

/** People: `Authorization: Bearer …`, a token we signed, whose session is still on. */
@Injectable()
export class BearerStrategy extends PassportStrategy(JwtStrategy, 'jwt') {
  constructor(
    @Inject(CONFIG) config: Config,
    private readonly identities: Identities,
  ) {
    super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: config.jwtSecret, algorithms: ['HS256'] });
  }

  validate(claims: Claims): Promise<Identity | undefined> {
    return this.identities.ofSession(claims);
  }
}

/** Integrations: `X-Api-Key: …`, with the scopes given to the key. */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(CustomStrategy, 'api-key') {
  constructor(private readonly identities: Identities) {
    super();
  }

  async validate({ headers }: { headers: Record<string, unknown> }): Promise<Identity | undefined> {
    const key = headers['x-api-key'];
    return typeof key === 'string' && !headers.authorization ? this.identities.ofApiKey(key) : undefined;
  }
}
