import type { Language } from '@switchboard/contract/common'
import i18next, { type BackendModule, type FlatNamespace } from 'i18next'
import { initReactI18next } from 'react-i18next'

/** The portal's languages. Not imported from the contract: every page would then load zod with them. */
export const LANGUAGES = ['fr', 'en'] as const satisfies readonly Language[]

/** Languages by their own names, which nobody translates. */
export const LANGUAGE_NAMES: Record<Language, string> = { fr: 'Français', en: 'English' }

const bundles = { fr: () => import('./bundle.fr.ts'), en: () => import('./bundle.en.ts') }

/**
 * A feature's strings, a file per language: a page loads its own, in one language. A part of a feature that few open
 * has strings of its own (`extensions/import`), and so has what panels share (`object`).
 */
const ofFeatures = import.meta.glob<Record<string, unknown>>(
  ['../{features,patterns}/**/strings.*.json', '!../features/{shell,sign-in,extensions}/*'],
  { import: 'default' },
)

const FOLDERS: Record<string, string> = {
  common: '.',
  object: '../patterns/object',
  'time-zone': '../patterns/time-zone',
}
const fileOf = (language: string, namespace: string) =>
  `${FOLDERS[namespace] ?? `../features/${namespace}`}/strings.${language}.json`

const backend: BackendModule = {
  type: 'backend',
  init: () => {},
  read: async (language: string, namespace: string) => {
    const file = fileOf(language, namespace)
    const load = ofFeatures[file]
    if (load) return load()
    const { bundle } = await (language === 'fr' ? bundles.fr() : bundles.en())
    return bundle[file] ?? Promise.reject(new Error(`No strings for ${namespace} in ${language}`))
  },
}

/** index.html reads the same key before the first paint. */
const REMEMBERED = 'switchboard.language'

const isLanguage = (value: string | null | undefined): value is Language =>
  LANGUAGES.some((language) => language === value)

/** The language before anybody has signed in: what this device remembers, else the first the browser prefers. */
function firstLanguage(): Language {
  const remembered = localStorage.getItem(REMEMBERED)
  if (isLanguage(remembered)) return remembered
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en'
}

/** The language on the screen. */
export const currentLanguage = (): Language => (i18next.resolvedLanguage === 'fr' ? 'fr' : 'en')

/** Loaders begin when the router is made, before the translations are there. */
const { promise: started, resolve: haveStarted } = Promise.withResolvers<void>()

/** Starts the translations with the strings that every page needs. */
export async function startI18n(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: firstLanguage(),
      supportedLngs: LANGUAGES,
      fallbackLng: false,
      ns: ['common', 'shell', 'sign-in'],
      defaultNS: 'common',
      interpolation: { escapeValue: false }, // React escapes
      react: { useSuspense: false }, // routes load their strings before they render
    })
  haveStarted()
}

/** Loads a feature's strings; its route does so before its page renders. */
export const loadStrings = (...namespaces: FlatNamespace[]): Promise<void> =>
  started.then(() => i18next.loadNamespaces(namespaces))

/** Loads another language beside the page's own, for texts that are not for who reads the page: `t(key, { lng })`. */
export const loadLanguage = (language: Language): Promise<void> =>
  started.then(() => i18next.loadLanguages(language))

/** Switches the whole page, with every namespace loaded so far, and remembers the choice on this device. */
export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(REMEMBERED, language)
  if (language !== i18next.resolvedLanguage) await i18next.changeLanguage(language)
}

/** A language that fits better than the browser's, unless one was chosen on this device. */
export async function suggestLanguage(language: Language): Promise<void> {
  if (!isLanguage(localStorage.getItem(REMEMBERED))) await i18next.changeLanguage(language)
}
