import type { Uses } from '@switchboard/contract/uses'
import { type UseQueryOptions, useMutation } from '@tanstack/react-query'
import { ApiError } from '../../api/errors.ts'
import { queryClient, refreshExcept } from '../../api/query.ts'
import { type Toast, toast } from '../toast.ts'
import type { UndoOf } from './useEdit.ts'
import { keyOf } from './UseList.tsx'
import { toQuery, type Without } from './useWithout.ts'

/** `query(schedules.uses, { params: { id } })`. */
export type UsesQuery = UseQueryOptions<Uses, Error, Uses, readonly unknown[]>

/** The query of a DELETE endpoint (the contract's `RemoveQuery`). */
interface RemoveQueryInput {
  detach?: string
  replacement?: string
}

export interface RemoveOptions {
  id: string
  uses: UsesQuery
  /** Calls the endpoint: `(query) => call(schedules.remove, { params: { id }, query })`. */
  remove: (query: RemoveQueryInput) => Promise<unknown>
  /** Heads of query keys that are stale afterwards, beside all that used it. */
  invalidates: readonly string[]
  /** Tells of it: "Schedule Opening hours deleted". */
  message: string
  undoOf: UndoOf
  onDeleted: () => void
}

const hasCode = (error: unknown, code: ApiError['code']) => error instanceof ApiError && error.code === code

/** Is there a use among `now` that is not among those that were `shown`? */
const hasMore = (now: Uses, shown: Uses) => {
  const known = new Set(shown.items.map((use) => keyOf({ use })))
  return now.total > shown.total || now.items.some((use) => !known.has(keyOf({ use })))
}

/**
 * Deletes an object, ending only the uses that were shown: when one has come up since, `changed` says so and nothing is
 * deleted. One that someone else deleted meanwhile is deleted, too.
 */
export function useRemove({ id, uses, remove, invalidates, message, undoOf, onDeleted }: RemoveOptions) {
  const latest = () => queryClient.fetchQuery({ ...uses, staleTime: 0 })
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: async ({ shown, without }: { shown: Uses; without: Without }) => {
      if (shown.total > 0 && hasMore(await latest(), shown)) return 'changed'
      const { detach, ...query } = toQuery(without)
      await remove(shown.total > 0 ? { detach: String(detach), ...query } : {})
      return 'deleted'
    },
    onSuccess: (outcome) => outcome === 'deleted' && done(undoOf({ object: id, version: null })),
    onError: async (failure) => {
      if (hasCode(failure, 'not_found')) done()
      else if (hasCode(failure, 'in_use')) await latest()
    },
  })
  const done = (undo?: Toast['undo']) => {
    toast({ message, undo })
    onDeleted()
    refreshExcept(invalidates, id)
  }
  const inUse = hasCode(error, 'in_use')
  const badReplacement = error instanceof ApiError && 'replacement' in error.fieldErrors
  return {
    remove: (shown: Uses, without: Without) => mutate({ shown, without }),
    removing: isPending,
    changed: inUse || data === 'changed',
    badReplacement,
    error: inUse || badReplacement || hasCode(error, 'not_found') ? null : error,
  }
}
