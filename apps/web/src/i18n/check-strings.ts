import type { Language } from '@switchboard/contract/common'

/** The nested content of a strings file. */
export interface Strings {
  [key: string]: string | Strings
}

/** `{ a: { b: 'x' } }` → `a.b` → `x`. */
export function flatten(strings: Strings, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(strings).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  )
}

const PLURAL = /_(zero|one|two|few|many|other)$/

/** The key as code spells it: `wait_one` is asked for as `wait`. */
export const keyInCode = (key: string): string => key.replace(PLURAL, '')

const pluralsOf = (language: Language) => new Intl.PluralRules(language).resolvedOptions().pluralCategories

const placeholders = (text: string) => [...text.matchAll(/{{\s*(\w+)/g)].map(([, name]) => name ?? '')

function placeholdersOf(strings: Map<string, string>, key: string): string {
  const texts = [...strings].filter(([name]) => keyInCode(name) === key).map(([, text]) => text)
  return [...new Set(texts.flatMap(placeholders))].sort().join(' ')
}

/** What one language has and the other lacks: keys, plural forms, placeholders. One sentence each. */
export function compareLanguages(languages: Record<Language, Strings>): string[] {
  const flat = { fr: flatten(languages.fr), en: flatten(languages.en) }
  const keys = new Set([...flat.fr.keys(), ...flat.en.keys()].map(keyInCode))
  return [...keys].flatMap((key) => {
    const plural = [...flat.fr.keys(), ...flat.en.keys()].some(
      (name) => name !== key && keyInCode(name) === key,
    )
    const missing = (['fr', 'en'] as const).flatMap((language) => {
      const wanted = plural ? pluralsOf(language).map((category) => `${key}_${category}`) : [key]
      return wanted
        .filter((name) => !flat[language].has(name))
        .map((name) => `${name} is missing in ${language}`)
    })
    if (missing.length > 0) return missing
    const [french, english] = [placeholdersOf(flat.fr, key), placeholdersOf(flat.en, key)]
    return french === english ? [] : [`${key} takes {{${french}}} in French and {{${english}}} in English`]
  })
}

/** Rules of French typography that a keyboard does not keep by itself (look.md, "Words"). */
const FRENCH: [rule: string, broken: RegExp][] = [
  ['a narrow no-break space (U+202F) before ; ! ?', /[^\u202f][;!?]/u],
  ['a no-break space (U+00A0) before :', /[^\u00a0]:/u],
  ['no-break spaces inside « »', /«(?!\u00a0)|(?<!\u00a0)»/u],
  [
    'accents on capitals (É, À)',
    /(?:^|[.:…] )A |\bE(?:tat|tape|cran|quipe|cout|dit|tabl|v[eè]n|chang|l[eé]ment|tre)/u,
  ],
]

const BOTH: [rule: string, broken: RegExp][] = [
  ['a typographic apostrophe (’)', /'/],
  ['typographic quotation marks', /"/],
  ['one character for an ellipsis (…)', /\.{3}/],
  ['no exclamation marks', /!/],
]

/** Texts that break a rule of typography or tone. One sentence each. */
export function checkTypography(language: Language, strings: Strings): string[] {
  const rules = language === 'fr' ? [...BOTH, ...FRENCH] : BOTH
  return [...flatten(strings)].flatMap(([key, text]) => {
    const bare = text.replace(/{{.*?}}/g, 'x').replace(/<\/?\w+>/g, '')
    return rules
      .filter(([, broken]) => broken.test(bare))
      .map(([rule]) => `${language} ${key} needs ${rule}: ${text}`)
  })
}
