import { voicemail, type VoicemailMessage } from '@switchboard/contract/voicemail'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { ApiError } from '../../api/errors.ts'
import { queryClient } from '../../api/query.ts'
import { toast } from '../../patterns/toast.ts'

const refresh = () => queryClient.invalidateQueries({ queryKey: ['voicemail'] })

/** What can be done with a message; a failure is told in a toast, since nothing else on the page would. */
export function useMessage({ id }: Pick<VoicemailMessage, 'id'>) {
  const { t } = useTranslation(['voicemail', 'common'])
  const params = { id }
  const onError = (error: Error) => {
    const code = error instanceof ApiError ? error.code : 'internal'
    toast({ tone: 'bad', message: t(`common:error.${code}.title`) })
  }
  const shared = { onError, onSettled: refresh }
  const mark = useMutation({
    ...shared,
    mutationFn: (heard: boolean) => call(voicemail.update, { params, body: { heard } }),
  })
  const restore = useMutation({ ...shared, mutationFn: () => call(voicemail.restore, { params }) })
  const remove = useMutation({
    ...shared,
    mutationFn: () => call(voicemail.remove, { params }),
    // By whose it is, not by the history: plain users do not have that.
    onSuccess: () =>
      toast({
        message: t('deleted'),
        undo: { label: t('common:action.undo'), onSelect: () => restore.mutate() },
      }),
  })
  return { mark: mark.mutate, remove: () => remove.mutate(), removing: remove.isPending }
}
