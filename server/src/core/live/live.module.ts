import { Module } from '@nestjs/common';
import { Live } from './live';

@Module({ providers: [Live] })
export class LiveModule {}
