export { ScanButton } from './ScanButton';
export { useScanner } from './useScanner';
