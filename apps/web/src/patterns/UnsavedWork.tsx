import { createContext, type ReactNode, use, useCallback, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { isSaved } from './saved.ts'

type Tell = (id: string, dirty: boolean) => void
const Together = createContext<Tell | null>(null)

/** Around a page of several forms, each with its `UnsavedWork`: leaving asks once (a router takes one blocker). */
export function UnsavedTogether({ children }: { children: ReactNode }) {
  const [dirty, setDirty] = useState<readonly string[]>([])
  const tell = useCallback<Tell>((id, isDirty) => {
    setDirty((now) => [...now.filter((each) => each !== id), ...(isDirty ? [id] : [])])
  }, [])
  return (
    <Together value={tell}>
      {children}
      <Guard dirty={dirty.length > 0} />
    </Together>
  )
}

/** Asks before unsaved work is left, whichever way: a link, Back, Escape, closing the tab. */
export function UnsavedWork({ dirty }: { dirty: boolean }) {
  const tell = use(Together)
  const id = useId()
  useEffect(() => {
    if (!tell || !dirty) return
    tell(id, true)
    return () => tell(id, false)
  }, [tell, id, dirty])
  return tell ? null : <Guard dirty={dirty} />
}

function Guard({ dirty }: { dirty: boolean }) {
  const { t } = useTranslation()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty && currentLocation.pathname !== nextLocation.pathname && !isSaved(nextLocation.state),
  )
  useEffect(() => {
    if (!dirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [dirty])
  return (
    <ConfirmDialog
      opened={blocker.state === 'blocked'}
      title={t('unsaved.title')}
      cancelLabel={t('action.keepEditing')}
      confirmLabel={t('action.discard')}
      onCancel={() => blocker.reset?.()}
      onConfirm={() => blocker.proceed?.()}
    >
      {t('unsaved.body')}
    </ConfirmDialog>
  )
}
