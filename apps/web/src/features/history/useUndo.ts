import type { HistoryEntry } from '@switchboard/contract/history'
import { useMutation } from '@tanstack/react-query'
import { refusalIn, undoEntry } from './undo.ts'

/** Undoes an entry of the history. `refused` tells what has come in its way since it was asked about. */
export function useUndo({ id, action, undoes }: HistoryEntry, onDone: () => void) {
  // To undo what took something back is to do that again.
  const again = action === 'history.undone' || (undoes !== null && action !== 'history.redone')
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => undoEntry(id, again),
    onSuccess: onDone,
  })
  const refused = refusalIn(error)
  return { undo: () => mutate(), undoing: isPending, refused, error: refused ? null : error }
}
