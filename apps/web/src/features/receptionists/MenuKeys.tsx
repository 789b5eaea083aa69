import { MENU_KEYS, type MenuKey } from '@switchboard/contract/menus'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionField } from './ActionField.tsx'
import { OWN_ACTIONS } from './actions.ts'
import { type KeyFace, Keypad } from './Keypad.tsx'
import classes from './receptionists.module.css'
import { useActionText, useShortActionText } from './useActionText.ts'
import type { MenuState } from './useMenu.ts'

interface MenuKeysProps {
  state: MenuState
  /** Keys with which extensions begin that callers can dial here: they wait for more digits. */
  waiting: ReadonlySet<MenuKey>
  except: string | null
}

/** The keys of a menu on a keypad, and what the chosen one does. */
export function MenuKeys({ state, waiting, except }: MenuKeysProps) {
  const { t } = useTranslation('receptionists')
  const { menu, set, errorOf } = state
  const [selected, setSelected] = useState<MenuKey>('1')
  const isWrong = (key: MenuKey) => errorOf(`keys.${key}`) !== undefined
  const wrong = MENU_KEYS.filter(isWrong).join()
  const [told, setTold] = useState('')
  // Keys that turn out to be wrong come to the front.
  if (wrong !== told) {
    setTold(wrong)
    const first = MENU_KEYS.find(isWrong)
    if (first && !isWrong(selected)) setSelected(first)
  }
  const editor = useId()
  const textOf = useActionText()
  const shortOf = useShortActionText()
  const face = (key: MenuKey): KeyFace | undefined => {
    const action = menu.keys[key]
    if (action === undefined) return undefined
    const state = isWrong(key) ? 'error' : waiting.has(key) ? 'warning' : undefined
    const label = t('keypad.unfinished')
    return { label: action ? textOf(action) : label, short: action ? shortOf(action) : label, state }
  }
  const faces = Object.fromEntries(MENU_KEYS.map((key) => [key, face(key)]))
  const clear = (key: MenuKey) => {
    const { [key]: _cleared, ...keys } = menu.keys
    set({ keys }, `keys.${key}`)
  }
  return (
    <div className={classes.keys}>
      <Keypad
        label={t('keypad.label')}
        faces={faces}
        selected={selected}
        onSelect={setSelected}
        onClear={clear}
        controls={editor}
      />
      <div id={editor} className={classes.key}>
        <ActionField
          key={selected}
          label={t('keypad.does', { key: selected })}
          nothing={t('keypad.nothing')}
          value={menu.keys[selected]}
          onChange={(action) => {
            if (action === undefined) clear(selected)
            else set({ keys: { ...menu.keys, [selected]: action } }, `keys.${selected}`)
          }}
          error={errorOf(`keys.${selected}`)}
          own={OWN_ACTIONS}
          except={except}
        />
        {waiting.has(selected) && menu.keys[selected] !== undefined && (
          <p className={classes.warning}>{t('keypad.waits', { key: selected })}</p>
        )}
      </div>
    </div>
  )
}
