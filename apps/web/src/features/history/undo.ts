import { history, type HistoryEntry, type UndoVerdict } from '@switchboard/contract/history'
import { t } from 'i18next'
import { call } from '../../api/client.ts'
import { ApiError } from '../../api/errors.ts'
import { queryClient } from '../../api/query.ts'
import { reloadSession } from '../../api/session.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { toast } from '../../patterns/toast.ts'

/** Why the server refused to undo; null for any other failure. */
export const refusalIn = (error: unknown): UndoVerdict | null =>
  error instanceof ApiError && error.code === 'not_undoable' ? (error.current as UndoVerdict) : null

/**
 * Undoes an entry and tells so in a toast with the way back. Whatever the page shows may have changed with it.
 * @param again what it undoes was itself an undo: then something is done again
 * @throws ApiError
 */
export async function undoEntry(id: string, again = false): Promise<void> {
  const { entryId, losses } = await call(history.undo, { params: { id } })
  const lost = losses.map((loss) => t(`history:undo.loss.${loss}`))
  const done = t(again ? 'history:undo.again' : 'history:undo.done')
  toast({
    message: lost.length === 0 ? done : [`${done}.`, ...lost].join(' '),
    undo: { label: t('action.undo'), onSelect: () => void tried(() => undoEntry(entryId, !again)) },
  })
  void queryClient.invalidateQueries()
  await reloadSession().catch(() => {}) // the page after this one asks again
}

/** Tells a failure in a toast: nothing else on the page speaks of it. */
async function tried(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const [obstacle] = refusalIn(error)?.obstacles.items ?? []
    const code = error instanceof ApiError ? error.code : 'internal'
    const message = obstacle
      ? t(`history:undo.reason.${obstacle.reason}`, obstacle)
      : t(`error.${code}.title`)
    toast({ tone: 'bad', message })
  }
}

/** Undoes the entry of this object that fits, as long as it is among the latest. */
export async function undoFound(object: string, fits: (entry: HistoryEntry) => boolean): Promise<void> {
  await tried(async () => {
    await loadStrings('history')
    const { items } = await call(history.list, { query: { object, limit: 10 } })
    const entry = items.find(fits)
    if (entry) await undoEntry(entry.id)
    else toast({ tone: 'bad', message: t('history:undo.notFound') })
  })
}
