import { describe, expect, test } from 'vitest'
import { DARK, LIGHT, type Token } from './tokens.ts'

/** Relative luminance and contrast ratio, WCAG 2.2. */
function luminance(color: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = channels.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

const SURFACES = ['canvas', 'frame', 'raised', 'hover'] as const satisfies Token[]
const TEXTS = ['text', 'muted', 'accent', 'good', 'warning', 'bad', 'info'] as const satisfies Token[]

/** Every pair of text and ground that the styles use. */
const READ: [text: Token, ground: Token][] = [
  ...TEXTS.flatMap((text) => SURFACES.map((ground): [Token, Token] => [text, ground])),
  ['faint', 'canvas'],
  ['faint', 'frame'],
  ['faint', 'raised'],
  ['onFill', 'fill'],
  ['onFill', 'fillHover'],
  ['onBad', 'bad'],
  ['onBad', 'badHover'],
  ['onTip', 'tip'],
  ['text', 'accentSoft'],
  ['muted', 'accentSoft'],
  ['accent', 'accentSoft'],
  ['good', 'goodSoft'],
  ['warning', 'warningSoft'],
  ['bad', 'badSoft'],
  ['info', 'infoSoft'],
  ['text', 'goodSoft'],
  ['text', 'warningSoft'],
  ['text', 'badSoft'],
  ['text', 'infoSoft'],
]

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('%s theme', (_, colors) => {
  test.each(READ)('%s on %s can be read', (text, ground) => {
    expect(contrast(colors[text], colors[ground])).toBeGreaterThanOrEqual(4.5)
  })
  test.each(['canvas', 'frame', 'raised'] as const)('controls stand out on %s', (ground) => {
    expect(contrast(colors.control, colors[ground])).toBeGreaterThanOrEqual(3)
  })
})
