import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { PdfBrowser } from './browser';
import { Letterhead } from './letterhead';
import { Printouts } from './printouts';
import { Rendering } from './rendering';

@Global()
@Module({ imports: [DiscoveryModule], providers: [PdfBrowser, Letterhead, Printouts, Rendering], exports: [Printouts, Letterhead, PdfBrowser] })
export class PdfModule {}
