export { LoadSample } from './LoadSample';
export { SampleBanner } from './SampleBanner';
export { useSample } from './useSample';
