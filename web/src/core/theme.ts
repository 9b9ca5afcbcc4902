import { createTheme, type Theme } from '@mui/material/styles';
import { isColor, mix, readable, textOn } from './contrast';

export interface Brand {
  logoFileId?: string | null;
  logoDarkFileId?: string | null;
  primaryColor?: string | null;
  accentColor?: string | null;
}

/** Kontor's own colours, where the organization has not chosen any. The server mirrors these values for paper. */
export const TOKENS = {
  primary: '#14505c',
  accent: '#b4690e',
  light: { page: '#f8f8f6', paper: '#ffffff', sunken: '#f2f2ef', text: '#1b1e20', muted: '#585f64', line: '#e4e4df' },
  dark: { page: '#111315', paper: '#181b1e', sunken: '#1f2326', text: '#e9ebec', muted: '#a3abb1', line: '#2c3135' },
  radius: 8,
} as const;

const TONES = {
  light: { error: '#b3261e', warning: '#8a5300', info: '#1d5fa8', success: '#1f6f43' },
  dark: { error: '#ff9a91', warning: '#f0b65a', info: '#8fc0f5', success: '#7fcf9f' },
};

/** A brand colour as it is used on a scheme, moved until text in it and on it reads (WCAG AA). */
export function brandColor(color: string | null | undefined, fallback: string, scheme: 'light' | 'dark'): string {
  const { page, paper, sunken } = TOKENS[scheme];
  return readable(isColor(color) ? color : fallback, [paper, page, sunken]);
}

function palette(brand: Brand, scheme: 'light' | 'dark') {
  const tokens = TOKENS[scheme];
  const tone = (main: string) => ({ main, light: mix(main, tokens.paper, 0.86), dark: mix(main, tokens.text, 0.25), contrastText: textOn(main) });
  const primary = brandColor(brand.primaryColor, TOKENS.primary, scheme);
  const secondary = brandColor(brand.accentColor, TOKENS.accent, scheme);
  return {
    primary: tone(primary),
    secondary: tone(secondary),
    ...(Object.fromEntries(Object.entries(TONES[scheme]).map(([name, main]) => [name, tone(main)])) as Record<
      keyof typeof TONES.light,
      ReturnType<typeof tone>
    >),
    background: { default: tokens.page, paper: tokens.paper },
    text: { primary: tokens.text, secondary: tokens.muted, disabled: mix(tokens.muted, tokens.paper, 0.25) },
    divider: tokens.line,
    action: { hover: mix(tokens.text, tokens.paper, 0.955), selected: mix(primary, tokens.paper, 0.9) },
  };
}

const FONT = "'Inter', ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif";

/** The one theme, from the brand of the organization; light and dark follow the system unless the person chose. */
export function themeOf({ primaryColor, accentColor }: Brand = {}): Theme {
  const key = `${primaryColor ?? ''} ${accentColor ?? ''}`;
  const theme = made.get(key) ?? make({ primaryColor, accentColor });
  made.set(key, theme);
  return theme;
}

/** Made once for each pair of colours: it takes a phone as long as a page. */
const made = new Map<string, Theme>();

function make(brand: Brand): Theme {
  return createTheme({
    cssVariables: { colorSchemeSelector: 'data-scheme', nativeColor: false },
    colorSchemes: { light: { palette: palette(brand, 'light') }, dark: { palette: palette(brand, 'dark') } },
    shape: { borderRadius: TOKENS.radius },
    typography: {
      fontFamily: FONT,
      fontSize: 14,
      htmlFontSize: 16,
      h1: { fontSize: '1.375rem', fontWeight: 650, letterSpacing: '-0.012em', lineHeight: 1.3 },
      h2: { fontSize: '1.0625rem', fontWeight: 620, letterSpacing: '-0.006em', lineHeight: 1.4 },
      h3: { fontSize: '0.9375rem', fontWeight: 600, lineHeight: 1.4 },
      body1: { fontSize: '0.875rem', lineHeight: 1.5 },
      body2: { fontSize: '0.8125rem', lineHeight: 1.5 },
      caption: { fontSize: '0.75rem', lineHeight: 1.45 },
      button: { textTransform: 'none', fontWeight: 560, fontSize: '0.875rem' },
    },
    components,
  });
}

const flat = { defaultProps: { elevation: 0 } };
const components: Parameters<typeof createTheme>[0] extends infer O ? (O extends { components?: infer C } ? C : never) : never = {
  MuiCssBaseline: {
    styleOverrides: {
      body: { fontVariantNumeric: 'tabular-nums', WebkitFontSmoothing: 'antialiased', overflowWrap: 'anywhere' },
      ':focus-visible': { outline: '2px solid var(--mui-palette-primary-main)', outlineOffset: 2 },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': { animationDuration: '0.01ms !important', transitionDuration: '0.01ms !important' },
      },
      '@media print': { 'nav, header, .no-print': { display: 'none !important' }, 'li, tr, figure, .MuiPaper-root': { breakInside: 'avoid' } },
    },
  },
  MuiButton: {
    defaultProps: { disableElevation: true, size: 'medium' },
    styleOverrides: {
      // words of a button stay whole
      root: { minHeight: 36, paddingInline: 14, overflowWrap: 'break-word', '@media (pointer: coarse)': { minHeight: 44 } },
      sizeSmall: { minHeight: 30, paddingInline: 10, fontSize: '0.8125rem' },
    },
  },
  MuiIconButton: {
    styleOverrides: { root: { borderRadius: 8, color: 'var(--mui-palette-text-secondary)', '@media (pointer: coarse)': { minWidth: 44, minHeight: 44 } } },
  },
  MuiPaper: { ...flat, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiCard: { defaultProps: { variant: 'outlined' } },
  MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
  MuiAutocomplete: { defaultProps: { size: 'small' } },
  MuiFormControl: { defaultProps: { size: 'small' } },
  MuiInputBase: {
    styleOverrides: {
      // an example or a form to be filled in reads, too (AA), and is lighter than what was typed
      input: { '&::placeholder': { color: 'color-mix(in srgb, var(--mui-palette-text-secondary) 88%, var(--mui-palette-background-paper))', opacity: 1 } },
    },
  },
  MuiOutlinedInput: {
    styleOverrides: {
      root: { backgroundColor: 'var(--mui-palette-background-paper)' },
      notchedOutline: { borderColor: 'color-mix(in srgb, var(--mui-palette-text-secondary) 55%, transparent)' },
    },
  },
  MuiFormHelperText: { styleOverrides: { root: { '&.Mui-disabled': { color: 'var(--mui-palette-text-secondary)' } } } },
  MuiBadge: { styleOverrides: { badge: { whiteSpace: 'nowrap', overflowWrap: 'normal' } } },
  MuiChip: { defaultProps: { size: 'small' }, styleOverrides: { root: { borderRadius: 6, fontWeight: 520 } } },
  MuiMenu: { defaultProps: { slotProps: { paper: { variant: 'outlined', elevation: 0, sx: { boxShadow: '0 8px 28px rgb(0 0 0 / .12)' } } } } },
  MuiPopover: { defaultProps: { slotProps: { paper: { variant: 'outlined', elevation: 0, sx: { boxShadow: '0 8px 28px rgb(0 0 0 / .12)' } } } } },
  MuiMenuItem: { styleOverrides: { root: { fontSize: '0.875rem', minHeight: 34, '@media (pointer: coarse)': { minHeight: 44 } } } },
  MuiTooltip: { defaultProps: { arrow: true, enterDelay: 400 } },
  MuiTableCell: {
    styleOverrides: {
      // a column is as wide as its longest word: what does not fit is scrolled
      root: { borderColor: 'var(--mui-palette-divider)', padding: '8px 12px', overflowWrap: 'break-word' },
      head: { fontSize: '0.75rem', fontWeight: 560, color: 'var(--mui-palette-text-secondary)' },
    },
  },
  MuiTab: { styleOverrides: { root: { overflowWrap: 'break-word', minHeight: 40, minWidth: 0, paddingInline: 12 } } },
  MuiTabs: { styleOverrides: { root: { minHeight: 40 } } },
  MuiDialog: { defaultProps: { fullWidth: true, maxWidth: 'sm' } },
  MuiLink: { defaultProps: { underline: 'hover' }, styleOverrides: { root: { 'p &': { textDecoration: 'underline', textUnderlineOffset: 3 } } } },
  MuiAlert: {
    styleOverrides: {
      root: { borderRadius: 8 },
      // the tones of the palette: the library's own are black on dark and next to nothing on light
      standard: ({ ownerState }: { ownerState: { severity?: string; color?: string } }) => {
        const tone = ownerState.color ?? ownerState.severity ?? 'success';
        return {
          backgroundColor: `var(--mui-palette-${tone}-light)`,
          color: 'var(--mui-palette-text-primary)',
          '& .MuiAlert-icon': { color: `var(--mui-palette-${tone}-main)` },
        };
      },
    },
  },
};
