import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'
import { DARK, LIGHT } from './tokens.ts'

/** The accent's ramp. Mantine asks for ten; shade 7 is `LIGHT.accent`, shade 3 is `DARK.accent`. */
const teal: MantineColorsTuple = [
  '#ecfdf8',
  '#ccfbef',
  '#99f6e0',
  '#2dd4bf',
  '#14b8a6',
  '#0d9488',
  '#0f857b',
  '#0f766e',
  '#115e59',
  '#134e4a',
]

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 3 },
  colors: { teal },
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  shadows: { xs: 'none', sm: 'none', md: 'var(--float)', lg: 'var(--float)', xl: 'var(--float)' },
  breakpoints: { xs: '30em', sm: '40em', md: '48em', lg: '64em', xl: '80em' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Menus are laid over the page inside its landmark, not beside all of them.
    Menu: { defaultProps: { portalProps: { target: 'main' } } },
  },
})

const asVariables = (colors: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(colors).map(([name, color]) => [
      `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      color,
    ]),
  )

/** Puts the tokens on the page and points Mantine's own variables at them. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--canvas)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--muted)',
    '--mantine-color-placeholder': 'var(--faint)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-color-default': 'var(--raised)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-primary-color-filled': 'var(--fill)',
    '--mantine-primary-color-filled-hover': 'var(--fill-hover)',
    '--mantine-primary-color-contrast': 'var(--on-fill)',
  },
  light: { ...asVariables(LIGHT), '--float': '0 8px 24px rgb(15 23 42 / 12%), 0 1px 3px rgb(15 23 42 / 8%)' },
  dark: { ...asVariables(DARK), '--float': '0 8px 24px rgb(0 0 0 / 48%), 0 1px 3px rgb(0 0 0 / 40%)' },
})
