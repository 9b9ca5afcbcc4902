export { ImportWizard, type ImportField } from './ImportWizard';
