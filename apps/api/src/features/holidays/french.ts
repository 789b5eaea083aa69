import type { Language } from '@switchboard/contract/common'

/** French holidays as the Code du travail (L3133-1) and the calendar call them, where date-holidays has other words. */
export const FRENCH_DAYS: Record<string, string> = {
  '01-01': 'Jour de l’An',
  '05-08': 'Victoire de 1945',
  '07-14': 'Fête nationale',
  '11-11': 'Armistice de 1918',
}

const alsaceMoselle = (department: string) => {
  const name = `${department} (Alsace-Moselle)`
  return { fr: name, en: name }
}
const same = (name: string) => ({ fr: name, en: name })

/** The three departments of the local law (Code du travail, L3134-1) and those overseas (L3422-2), by their usual names. */
export const FRENCH_REGIONS: Record<string, Record<Language, string>> = {
  '57': alsaceMoselle('Moselle'),
  '67': alsaceMoselle('Bas-Rhin'),
  '68': alsaceMoselle('Haut-Rhin'),
  BL: same('Saint-Barthélemy'),
  GF: { fr: 'Guyane', en: 'French Guiana' },
  GP: same('Guadeloupe'),
  MF: same('Saint-Martin'),
  MQ: same('Martinique'),
  RE: { fr: 'La Réunion', en: 'Réunion' },
  YT: same('Mayotte'),
}
