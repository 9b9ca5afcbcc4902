import { defineTexts } from '../texts';

export const texts = defineTexts('scan', {
  en: {
    scan: 'Scan',
    camera: 'Picture of the camera',
    code: 'Code',
    hint: 'Hold the code in front of the camera, use a hand scanner, or type it.',
    take: 'Find',
    noCamera: 'There is no camera here that can be used. A hand scanner and typing work all the same.',
    denied: 'The browser was not allowed to use the camera. Allow it in the address bar, or use a hand scanner.',
  },
  de: {
    scan: 'Scannen',
    camera: 'Bild der Kamera',
    code: 'Code',
    hint: 'Halten Sie den Code vor die Kamera, benutzen Sie einen Handscanner oder tippen Sie ihn ein.',
    take: 'Suchen',
    noCamera: 'Hier gibt es keine Kamera, die sich benutzen lässt. Handscanner und Eintippen gehen trotzdem.',
    denied: 'Der Browser durfte die Kamera nicht benutzen. Erlauben Sie es in der Adresszeile oder benutzen Sie einen Handscanner.',
  },
});

declare module '../texts' {
  interface TextRegistry {
    scan: typeof texts.en;
  }
}
