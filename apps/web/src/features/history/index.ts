import { history } from '@switchboard/contract/history'
import { t } from 'i18next'
import { lazy } from 'react'
import { can } from '../../api/session.ts'
import type { Toast } from '../../patterns/toast.ts'

/** The latest changes of one object, for its panel. */
export const ObjectHistory = lazy(() =>
  import('./ObjectHistory.tsx').then(({ ObjectHistory }) => ({ default: ObjectHistory })),
)

/**
 * What was just done: a save that made this version of an object (null: its deletion), something else to it that makes no
 * version, or a batch (null: nothing).
 */
type Done =
  | { object: string; version: number | null }
  | { object: string; action: string }
  | { batch: string | null }

/** The way back for the toast that tells of it; undefined for those who may not undo, and where nothing was done. */
export function undoOf(done: Done): Toast['undo'] {
  const nothing = 'batch' in done && done.batch === null
  if (nothing || !can(history.undo) || !can(history.list)) return undefined
  return { label: t('action.undo'), onSelect: () => void undo(done) }
}

async function undo(done: Done): Promise<void> {
  const { undoFound } = await import('./undo.ts')
  if ('batch' in done) return undoFound(done.batch ?? '', ({ batchId }) => batchId === done.batch)
  if ('action' in done) return undoFound(done.object, ({ action }) => action === done.action)
  return undoFound(done.object, ({ changes }) =>
    changes.some(({ path, after }) => path === 'version' && after === done.version),
  )
}
