import { MENU_KEYS, type MenuMode } from '@switchboard/contract/menus'
import { useTranslation } from 'react-i18next'
import { LANGUAGE_NAMES } from '../../i18n/i18n.ts'
import type { ConflictTexts } from '../../patterns/object/ConflictDialog.tsx'
import type { MenuForm, ReceptionistForm } from './form.ts'
import type { Part } from './model.ts'
import { useActionText } from './useActionText.ts'

/** Something that is chosen by its name, and shown by it where the id is known. */
interface Named {
  id: string
  name: string
}

export interface Choices {
  schedules: readonly Named[]
  calendars: readonly Named[]
  playlists: readonly Named[]
}

/** How the parts of the form are called and told, for who chooses between two versions. */
export function useConflictTexts(choices: Choices): ConflictTexts<ReceptionistForm, Part> {
  const { t } = useTranslation('receptionists')
  const menuText = useMenuText()
  const nameOf = (all: readonly Named[], id: string, none: string) =>
    all.find((each) => each.id === id)?.name ?? none
  const texts: Record<Exclude<Part, MenuMode>, (values: ReceptionistForm) => string> = {
    name: ({ name }) => name,
    number: ({ number }) => number,
    language: ({ language }) => LANGUAGE_NAMES[language],
    timeZone: ({ timeZone }) => timeZone,
    schedule: ({ scheduleId }) => nameOf(choices.schedules, scheduleId, t('hours.always')),
    holidays: ({ holidayCalendarId }) => nameOf(choices.calendars, holidayCalendarId, t('hours.noHolidays')),
    directDialing: ({ directDialing, exclusions }) =>
      directDialing ? t('dialing.onExcept', { count: exclusions.length }) : t('dialing.off'),
    hold: ({ holdPlaylistId }) => nameOf(choices.playlists, holdPlaylistId, t('music.company')),
  }
  const isMenu = (part: Part): part is MenuMode => !(part in texts)
  return {
    labelOf: (part) => t(`conflict.${part}`),
    textOf: (part, values) => (isMenu(part) ? menuText(values[part]) : texts[part](values)),
  }
}

/** A menu in a few words: what it says, and what its keys do. */
export function useMenuText(): (menu: MenuForm) => string {
  const { t } = useTranslation('receptionists')
  const actionText = useActionText()
  return ({ sameAs, greeting, keys, noInput }) => {
    if (sameAs !== null) return t(`menu.sameAsMenu.${sameAs}`)
    const said = {
      none: t('greeting.none'),
      text: `“${greeting.text.trim()}”`,
      audio: greeting.audioFile?.name || t('greeting.audio'),
    }[greeting.kind]
    const pressed = MENU_KEYS.flatMap((key) => {
      const action = keys[key]
      return action ? [t('summary.key', { key, does: actionText(action) })] : []
    })
    const silent = noInput.action ? [t('summary.noInput', { does: actionText(noInput.action) })] : []
    return [said, ...pressed, ...silent].join(' · ')
  }
}
