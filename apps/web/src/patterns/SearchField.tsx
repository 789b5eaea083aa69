import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import classes from './filter-bar.module.css'

/** Long enough to type the next letter, short enough to feel immediate. */
const PAUSE = 200

interface SearchFieldProps {
  label: string
  /** What is searched for now, from the URL. */
  value: string
  onChange: (value: string) => void
}

const SHORTCUT = '/'
/** No panel and no dialog lies over the page. */
const onPage = () => document.querySelector('[aria-modal="true"]') === null

/** A search field that tells what was typed once the typing pauses, and follows the URL (Back, "clear"). `/` leads to it. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const [typed, setTyped] = useState(value)
  const [sent, setSent] = useState(value)
  const [seen, setSeen] = useState(value)
  if (value !== seen) {
    setSeen(value)
    // Not the echo of what was typed here, which may be behind the typing by now.
    if (value !== sent) {
      setSent(value)
      setTyped(value)
    }
  }
  useEffect(() => {
    if (typed === sent) return
    const timer = setTimeout(() => {
      setSent(typed)
      onChange(typed)
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [typed, sent, onChange])
  const input = useRef<HTMLInputElement>(null)
  const focus = () => onPage() && input.current?.focus()
  // On French keyboards the key needs Shift.
  useHotkeys([
    [SHORTCUT, focus],
    [`shift+${SHORTCUT}`, focus],
  ])
  return (
    <div className={classes.search}>
      <IconSearch size={16} stroke={1.75} className={classes.searchIcon} aria-hidden />
      <input
        ref={input}
        type="search"
        className={classes.input}
        aria-label={label}
        aria-keyshortcuts={SHORTCUT}
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <kbd className={classes.key} aria-hidden>
        {SHORTCUT}
      </kbd>
    </div>
  )
}
