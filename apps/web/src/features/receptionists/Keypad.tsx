import { MENU_KEYS, type MenuKey } from '@switchboard/contract/menus'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './keypad.module.css'

/** Keys stand in rows of three, as on a telephone. */
const COLUMNS = 3

/** How far each arrow moves among the keys. */
const MOVES: Partial<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -COLUMNS,
  ArrowDown: COLUMNS,
}

/** What is shown on a key. */
export interface KeyFace {
  /** What it does, in words. */
  label: string
  /** The same where there is little room. */
  short: string
  /** Something about it needs another look. */
  state?: 'warning' | 'error' | undefined
}

interface KeypadProps {
  label: string
  /** Keys that do something. */
  faces: Partial<Record<MenuKey, KeyFace>>
  /** The one being edited. */
  selected: MenuKey
  onSelect: (key: MenuKey) => void
  /** Takes away what a key does. */
  onClear: (key: MenuKey) => void
  /** Of the part of the page where the selected key is edited. */
  controls: string
}

/**
 * The keys of a menu, drawn as on a telephone. One tab stop: arrows move among the keys, the key itself on the keyboard
 * goes to it, Delete clears it.
 */
export function Keypad({ label, faces, selected, onSelect, onClear, controls }: KeypadProps) {
  const { t } = useTranslation('receptionists')
  const pad = useRef<HTMLDivElement>(null)
  const go = (key: MenuKey) => {
    onSelect(key)
    pad.current?.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const typed = MENU_KEYS.find((key) => key === event.key)
    const moved = MENU_KEYS[MENU_KEYS.indexOf(selected) + (MOVES[event.key] ?? Number.NaN)]
    if (event.key === 'Delete' || event.key === 'Backspace') onClear(selected)
    else if (typed ?? moved) go(typed ?? moved ?? selected)
    else if (MOVES[event.key] === undefined) return
    event.preventDefault()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its keys take the focus, one at a time
    <div
      ref={pad}
      className={classes.pad}
      role="toolbar"
      aria-label={label}
      aria-orientation="vertical"
      onKeyDown={onKeyDown}
    >
      {MENU_KEYS.map((key) => {
        const face = faces[key]
        return (
          <button
            key={key}
            type="button"
            className={classes.key}
            data-key={key}
            data-set={face !== undefined || undefined}
            data-state={face?.state}
            tabIndex={key === selected ? 0 : -1}
            aria-pressed={key === selected}
            aria-controls={controls}
            // What is seen is a part of it, in the same order: people say it to click it.
            aria-label={t('keypad.key', { key, does: face?.label ?? t('keypad.nothing') })}
            onClick={() => go(key)}
          >
            <span className={classes.digit}>{key}</span> <span className={classes.does}>{face?.short}</span>
            {face?.state && (
              <IconAlertTriangle className={classes.mark} size={14} stroke={1.75} aria-hidden />
            )}
          </button>
        )
      })}
    </div>
  )
}
