import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'

const PAGE = 7

interface ActiveOptionOptions {
  /** How many options the list shows. */
  count: number
  /** The option to begin with; -1 for none. */
  first?: number
  onChoose: (index: number) => void
  onEscape: () => void
}

/**
 * The keyboard of a list below a search field (ARIA APG, combobox with a listbox): the focus stays in the field, the
 * arrows and Page keys move the active option and keep it in sight, Enter chooses it, Escape leaves.
 */
export function useActiveOption({ count, first = 0, onChoose, onEscape }: ActiveOptionOptions) {
  const id = useId()
  const [wanted, setActive] = useState(first)
  const active = Math.min(wanted, count - 1)
  const moved = useRef(false)

  useLayoutEffect(() => {
    // Opening shows the chosen option amid its neighbors; moving scrolls no further than it must.
    const block = moved.current ? 'nearest' : 'center'
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block })
    moved.current = true
  }, [id, active])

  const onKeyDown = (event: KeyboardEvent) => {
    const targets: Record<string, number> = {
      ArrowDown: active + 1 < count ? active + 1 : 0,
      ArrowUp: active > 0 ? active - 1 : count - 1,
      PageDown: Math.min(active + PAGE, count - 1),
      PageUp: Math.max(active - PAGE, 0),
    }
    const target = targets[event.key]
    if (target !== undefined) setActive(target)
    else if (event.key === 'Enter' && active >= 0) onChoose(active)
    else if (event.key === 'Escape') onEscape()
    else if (event.key !== 'Enter') return
    // Enter would send the form around the list, Escape would clear the field or close what is beneath.
    event.preventDefault()
    event.stopPropagation()
  }

  return {
    active,
    setActive,
    /** For the search field. */
    fieldProps: {
      role: 'combobox',
      'aria-expanded': true,
      'aria-autocomplete': 'list',
      'aria-controls': `${id}-list`,
      'aria-activedescendant': active >= 0 ? `${id}-${active}` : undefined,
      autoComplete: 'off',
      spellCheck: false,
      onKeyDown,
    } as const,
    listId: `${id}-list`,
    optionId: (index: number) => `${id}-${index}`,
  }
}
