import { type ExtensionUse, extensions } from '@switchboard/contract/extensions'
import type { ExtensionRef } from '@switchboard/contract/extension-ref'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { ApiError } from '../../api/errors.ts'
import { queryClient, refreshExcept } from '../../api/query.ts'
import { type Toast, toast } from '../../patterns/toast.ts'
import { undoOf } from '../history/index.ts'
import { usesQuery } from './queries.ts'

const idOf = (use: ExtensionUse) => (use.kind === 'forwarding' ? use.extension.id : use.kind)

/** Is there a use among `now` that is not among those that were `shown`? */
const hasMore = (now: ExtensionUse[], shown: ExtensionUse[]) => {
  const known = new Set(shown.map(idOf))
  return now.some((use) => !known.has(idOf(use)))
}

const hasCode = (error: unknown, code: ApiError['code']) => error instanceof ApiError && error.code === code

/**
 * Deletes an extension, ending only the uses that were shown: when one has come up since, `changed` says so and
 * nothing is deleted. One that someone else deleted meanwhile is deleted, too.
 */
export function useRemove({ id, number, name }: ExtensionRef, onDeleted: () => void) {
  const { t } = useTranslation('extensions')
  const latestUses = () => queryClient.fetchQuery({ ...usesQuery(id), staleTime: 0 })
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: async (shown: ExtensionUse[]): Promise<'deleted' | 'changed'> => {
      if (shown.length > 0 && hasMore((await latestUses()).items, shown)) return 'changed'
      await call(extensions.remove, { params: { id }, query: { detach: String(shown.length > 0) } })
      return 'deleted'
    },
    onSuccess: (outcome) => outcome === 'deleted' && done(undoOf({ object: id, version: null })),
    onError: async (failure) => {
      if (hasCode(failure, 'not_found')) done()
      else if (hasCode(failure, 'in_use')) await latestUses()
    },
  })
  const done = (undo?: Toast['undo']) => {
    toast({ message: t('saved.deleted', { number, name }), undo })
    onDeleted()
    refreshExcept(['extensions'], id)
  }
  const inUse = hasCode(error, 'in_use')
  return {
    remove: (shown: ExtensionUse[]) => mutate(shown),
    removing: isPending,
    changed: inUse || data === 'changed',
    error: inUse || hasCode(error, 'not_found') ? null : error,
  }
}
