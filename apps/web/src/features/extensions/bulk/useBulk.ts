import type { ExtensionSelection } from '@switchboard/contract/extensions.bulk'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '../../../api/errors.ts'
import { queryClient } from '../../../api/query.ts'
import { type SelectedExtensions, toSelection, withoutUnknown } from '../selected.ts'

/**
 * Does something to all that is selected.
 * When others have changed the list so that it is no longer what was seen, nothing is done: the selection becomes what it
 * now is, and `moved` says so.
 * @param send receives the selection as the API takes it, and what `run` was given
 */
export function useBulk<Args, Answer>(
  selected: SelectedExtensions,
  send: (selection: ExtensionSelection, args: Args) => Promise<Answer>,
  onDone: (answer: Answer) => void,
) {
  const [moved, setMoved] = useState(false)
  /** Makes the selection what it now is, if that is why a request was refused. @returns whether it was */
  const follow = async (error: unknown, sent: ExtensionSelection): Promise<boolean> => {
    if (!(error instanceof ApiError)) return false
    const left = withoutUnknown(selected.selection, sent, error.fieldErrors)
    if (left) selected.change(left)
    else if (error.code === 'selection_changed') await refreshList()
    else return false
    setMoved(true)
    return true
  }
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (args: Args) => {
      const selection = toSelection(selected)
      try {
        return { answer: await send(selection, args) }
      } catch (cause) {
        if (await follow(cause, selection)) return { answer: undefined }
        throw cause
      }
    },
    onMutate: () => setMoved(false),
    onSuccess: ({ answer }) => {
      if (answer === undefined) return
      void queryClient.invalidateQueries({ queryKey: ['extensions'] })
      onDone(answer)
    },
  })
  return { run: mutate, running: isPending, moved, follow, error }
}

/** The length of the list and its rows as they are now. */
async function refreshList(): Promise<void> {
  await Promise.all(
    ['outline', 'list'].map((part) => queryClient.invalidateQueries({ queryKey: ['extensions', part] })),
  )
}
