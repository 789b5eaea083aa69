import { receptionists } from '@switchboard/contract/receptionists'
import { useTranslation } from 'react-i18next'
import { queryClient, useSave } from '../../api/query.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { toast } from '../../patterns/toast.ts'
import { Button } from '../../ui/Button.tsx'
import { undoOf } from '../history/index.ts'
import { receptionistQuery } from './queries.ts'

/** Ends what was opened or closed by hand: the hours decide again. */
export function EndOverride({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('receptionists')
  const { save, saving, error } = useSave(receptionists.endOverride, {
    invalidates: ['receptionists'],
    onSaved: (saved) => {
      queryClient.setQueryData(receptionistQuery(id).queryKey, saved)
      toast({
        message: t('override.ended', { name }),
        undo: undoOf({ object: id, action: 'receptionist.override_ended' }),
      })
    },
  })
  return (
    <>
      {error && <ErrorAlert error={error} />}
      <Button
        loading={saving}
        disabledReason={useReadOnlyReason(receptionists.endOverride)}
        onClick={() => save({ params: { id } })}
      >
        {t('override.end')}
      </Button>
    </>
  )
}
