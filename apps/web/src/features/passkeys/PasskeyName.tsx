import { type Passkey, passkeys } from '@switchboard/contract/passkeys'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSave } from '../../api/query.ts'
import { Dialog } from '../../patterns/Dialog.tsx'
import { type FieldTexts, PasskeyForm } from './PasskeyForm.tsx'

interface PasskeyNameProps {
  passkey: Passkey
  onClose: () => void
  onRenamed: (message: string) => void
}

/** Another name for a passkey. */
export function PasskeyName({ passkey: { id, name }, onClose, onRenamed }: PasskeyNameProps) {
  const { t } = useTranslation('passkeys')
  const [wrong, setWrong] = useState<FieldTexts>({})
  const { save, saving, error } = useSave(passkeys.rename, {
    invalidates: ['passkeys'],
    setFieldErrors: setWrong,
    onSaved: (renamed) => onRenamed(t('renaming.done', { name: renamed.name })),
  })
  return (
    <Dialog opened title={t('renaming.title')} onClose={onClose}>
      <PasskeyForm
        name={name}
        asksPassword={false}
        submitLabel={t('rename')}
        sending={saving}
        wrong={wrong}
        error={error}
        onSubmit={(values) => save({ params: { id }, body: { name: values.name } })}
        onCancel={onClose}
      />
    </Dialog>
  )
}
