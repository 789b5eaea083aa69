import type { BlockedNumber } from '@switchboard/contract/blocked-numbers'
import { history } from '@switchboard/contract/history'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../api/errors.ts'
import { queryClient } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { toast } from '../../patterns/toast.ts'
import { undoOf } from '../history/index.ts'
import { block, type BlockedList, unblock } from './lists.ts'

const refresh = () => queryClient.invalidateQueries({ queryKey: ['blockedNumbers'] })

interface RemoveOptions {
  blocked: BlockedNumber
  /** As people read it. */
  text: string
  onRemoved: () => void
}

/** Puts callers through again, with a way back: by the history, or for those who may not undo by blocking them anew. */
export function useRemoveBlocked(list: BlockedList, { blocked, text, onRemoved }: RemoveOptions) {
  const { t } = useTranslation(['blocked-numbers', 'common'])
  const { id, kind, pattern, note } = blocked
  const told = (error: Error) =>
    toast({
      tone: 'bad',
      message: t(`common:error.${error instanceof ApiError ? error.code : 'internal'}.title`),
    })
  const again = useMutation({
    mutationFn: () => block(list, { kind, pattern, note }),
    onError: told,
    onSettled: refresh,
  })
  const undo = can(history.undo)
    ? undoOf({ object: id, version: null })
    : { label: t('common:action.undo'), onSelect: () => again.mutate() }
  const removal = useMutation({
    mutationFn: () => unblock(list, id),
    onSuccess: () => {
      onRemoved()
      toast({ message: t('removed', { number: text }), undo })
    },
    onError: told,
    onSettled: refresh,
  })
  return { remove: () => removal.mutate(), removing: removal.isPending }
}
