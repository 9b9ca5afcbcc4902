import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { PdfBrowser } from './browser';
import { Printouts } from './printouts';
import { Rendering } from './rendering';

@Global()
@Module({ imports: [DiscoveryModule], providers: [PdfBrowser, Printouts, Rendering], exports: [Printouts, PdfBrowser] })
export class PdfModule {}
