import { AdapterDateFns } from '@mui/x-date-pickers/AdapterDateFns';
import { DateCalendar } from '@mui/x-date-pickers/DateCalendar';
import { LocalizationProvider } from '@mui/x-date-pickers/LocalizationProvider';
import { deDE, enUS } from '@mui/x-date-pickers/locales';
import { de } from 'date-fns/locale/de';
import { enGB } from 'date-fns/locale/en-GB';
import { enUS as america } from 'date-fns/locale/en-US';
import { useLocale } from '../format';

const LOCALES = { de: { dates: de, words: deDE }, us: { dates: america, words: enUS }, en: { dates: enGB, words: enUS } };

interface Props {
  /** `2026-11-21` */
  day: string | null;
  onChoose: (day: string) => void;
}

/** A month to choose a day from. */
export default function Calendar({ day, onChoose }: Props) {
  const locale = useLocale();
  const { dates, words } = LOCALES[locale.startsWith('de') ? 'de' : locale === 'en-US' || locale === 'en-CA' ? 'us' : 'en'];
  const [year, month, date] = (day ?? '').split('-').map(Number);
  return (
    <LocalizationProvider dateAdapter={AdapterDateFns} adapterLocale={dates} localeText={words.components.MuiLocalizationProvider.defaultProps.localeText}>
      <DateCalendar
        autoFocus
        value={day ? new Date(year, month - 1, date) : null}
        onChange={(chosen: Date | null, state) => chosen && state === 'finish' && onChoose(new Intl.DateTimeFormat('sv-SE').format(chosen))}
        sx={{ width: 'min(320px, 100vw - 32px)' }}
      />
    </LocalizationProvider>
  );
}
