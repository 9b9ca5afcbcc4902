import { GlobalStyles } from '@mui/material';
import type { CssVarsTheme } from '@mui/material/styles';
import { useMemo } from 'react';
import { themeOf } from './theme';

/** The colour of a house for the whole screen, menus and dialogs with it: a page that people without an account see. */
export function HouseColors({ color }: { color: string | null | undefined }) {
  // later than those of the application, they win; a theme inside of a theme would set no variables
  const sheets = useMemo(() => (themeOf({ primaryColor: color }) as unknown as CssVarsTheme).generateStyleSheets(), [color]);
  return <GlobalStyles styles={sheets} />;
}
