/**
 * Every color of the portal, by meaning. Styles use them as `var(--text)`; nothing else spells a color.
 * Contrast of each pair that occurs is held by tokens.test.ts.
 */
export const LIGHT = {
  canvas: '#ffffff', // content
  frame: '#f8fafc', // bars, rails, table heads
  raised: '#ffffff', // panels, menus, dialogs
  hover: '#f1f5f9',
  line: '#e2e8f0',
  control: '#8491a5', // borders of what can be operated
  text: '#0f172a',
  muted: '#475569',
  faint: '#5f6d82',
  accent: '#0f766e',
  fill: '#0f766e', // of the main button
  fillHover: '#115e59',
  onFill: '#ffffff',
  accentSoft: '#ecfdf8',
  good: '#166534',
  goodSoft: '#f0fdf4',
  warning: '#92400e',
  warningSoft: '#fffbeb',
  bad: '#b42318',
  badHover: '#912018',
  onBad: '#ffffff',
  badSoft: '#fef3f2',
  info: '#1d4ed8',
  infoSoft: '#eff6ff',
  tip: '#0f172a',
  onTip: '#f8fafc',
} as const

export type Token = keyof typeof LIGHT

export const DARK: Record<Token, string> = {
  canvas: '#0d131c',
  frame: '#111924',
  raised: '#151e2b',
  hover: '#1c2736',
  line: '#253143',
  control: '#66758c',
  text: '#e8edf4',
  muted: '#aab6c6',
  faint: '#8b99ad',
  accent: '#2dd4bf',
  fill: '#0e8177',
  fillHover: '#0d7268',
  onFill: '#ffffff',
  accentSoft: '#0c2b2b',
  good: '#6ee7a0',
  goodSoft: '#0f2a1f',
  warning: '#fbbf5c',
  warningSoft: '#2c2111',
  bad: '#fda29b',
  badHover: '#fecdc8',
  onBad: '#3b0d0a',
  badSoft: '#331a1b',
  info: '#93b9fd',
  infoSoft: '#14243f',
  tip: '#e8edf4',
  onTip: '#0d131c',
}
