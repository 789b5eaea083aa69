import { type ApiToken, apiTokens } from '@switchboard/contract/api-tokens'
import { useTranslation } from 'react-i18next'
import { useSave } from '../../api/query.ts'
import { useDateTime } from '../../format/dates.ts'
import { ConfirmDialog } from '../../patterns/ConfirmDialog.tsx'
import { toast } from '../../patterns/toast.ts'

interface RevokeDialogProps {
  token: ApiToken
  onClose: () => void
  onRevoked: () => void
}

/** Asks before a token stops working: whoever uses it needs another. */
export function RevokeDialog({ token: { id, name, lastUsedAt }, onClose, onRevoked }: RevokeDialogProps) {
  const { t } = useTranslation('api-tokens')
  const dateTime = useDateTime()
  const { save, saving, error } = useSave(apiTokens.revoke, {
    invalidates: ['apiTokens'],
    onSaved: () => {
      toast({ message: t('revoking.done', { name }) })
      onClose()
      onRevoked()
    },
  })
  return (
    <ConfirmDialog
      opened
      title={t('revoking.title', { name })}
      confirmLabel={t('revoking.confirm')}
      cancelLabel={t('revoking.cancel')}
      confirming={saving}
      error={error}
      onConfirm={() => save({ params: { id } })}
      onCancel={onClose}
    >
      <p>{t('revoking.body')}</p>
      <p>{lastUsedAt ? t('revoking.used', { when: dateTime(lastUsedAt) }) : t('neverUsed')}</p>
    </ConfirmDialog>
  )
}
