import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './shell.module.css'

const loadJump = () => import('./Jump.tsx')
const Jump = lazy(() => loadJump().then((module) => ({ default: module.Jump })))

const KEYS = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'

/** Opens the jump list, as Ctrl-K and ⌘K do anywhere, also from inside a field. */
export function JumpButton() {
  const { t } = useTranslation('shell')
  const [open, setOpen] = useState(false)
  useHotkeys([['mod+K', () => setOpen(true)]], [])
  return (
    <>
      <button
        type="button"
        className={classes.search}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
        onPointerEnter={() => void loadJump()}
      >
        <IconSearch size={16} stroke={1.75} aria-hidden />
        <span className={classes.searchText}>{t('jump.open')}</span>
        <kbd className={classes.keys} aria-hidden>
          {KEYS}
        </kbd>
      </button>
      {open && (
        <Suspense>
          <Jump onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
