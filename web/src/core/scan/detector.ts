import type { BarcodeDetector as Ponyfill } from 'barcode-detector/ponyfill';

export interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

// what labels and suppliers' packages carry
const FORMATS = ['qr_code', 'data_matrix', 'ean_13', 'ean_8', 'upc_a', 'upc_e', 'code_128', 'code_39', 'itf'] as const;

/** The browser's own reader of barcodes; where it has none, ours, loaded only then and from our own server. */
export async function openDetector(): Promise<Detector> {
  const own = (globalThis as { BarcodeDetector?: typeof Ponyfill }).BarcodeDetector;
  const known = own ? await own.getSupportedFormats().catch(() => []) : [];
  if (own && known.includes('qr_code')) return new own({ formats: FORMATS.filter((format) => (known as string[]).includes(format)) });
  const [{ BarcodeDetector, prepareZXingModule }, { default: wasm }] = await Promise.all([
    import('barcode-detector/ponyfill'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ]);
  prepareZXingModule({ overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasm : prefix + path) } });
  return new BarcodeDetector({ formats: [...FORMATS] });
}
