import { type Passkey, passkeys } from '@switchboard/contract/passkeys'
import type { Device } from '@switchboard/contract/profile'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { ApiError } from '../../api/errors.ts'
import { makePasskey } from '../../api/passkeys.ts'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { refreshSession } from '../../api/session.ts'
import { Dialog } from '../../patterns/Dialog.tsx'
import { RecoveryCodes } from '../second-factor/index.ts'
import { passkeysQuery } from './index.ts'
import { type FieldTexts, PasskeyForm } from './PasskeyForm.tsx'

interface NewPasskeyProps {
  onClose: () => void
  onAdded: (passkey: Passkey) => void
}

/** A name for it and, if signing in was a while ago, the password; then the browser's turn; then recovery codes, if it is the first factor. */
export function NewPasskey({ onClose, onAdded }: NewPasskeyProps) {
  const { t } = useTranslation(['passkeys', 'second-factor', 'common'])
  const name = useDeviceName(usePrefetched(passkeysQuery()).data.here)
  const [wrong, setWrong] = useState<FieldTexts>({})
  const finish = (passkey: Passkey) => {
    void queryClient.invalidateQueries({ queryKey: ['passkeys'] })
    void queryClient.invalidateQueries({ queryKey: ['secondFactor'] })
    void refreshSession().finally(() => onAdded(passkey))
  }
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: async (asked: { name: string; body: { currentPassword?: string } }) => {
      const credential = await makePasskey(await call(passkeys.beginAdd, { body: asked.body }))
      return call(passkeys.add, { body: { name: asked.name, credential } })
    },
    onMutate: () => setWrong({}),
    onSuccess: ({ passkey, recoveryCodes }) => {
      if (!recoveryCodes) finish(passkey)
    },
    onError: (failure) => {
      if (!(failure instanceof ApiError)) return
      const texts = Object.entries(failure.fieldErrors).map(([at, code]) => [at, t(`common:field.${code}`)])
      setWrong(Object.fromEntries(texts))
    },
  })
  if (data?.recoveryCodes) {
    const { passkey, recoveryCodes } = data
    return (
      // Codes that are shown once are not closed by chance.
      <Dialog opened title={t('second-factor:codes.title')} width={520}>
        <RecoveryCodes codes={recoveryCodes} onDone={() => finish(passkey)} />
      </Dialog>
    )
  }
  const told = wrong.name !== undefined || wrong.currentPassword !== undefined
  return (
    <Dialog opened title={t('add')} onClose={onClose}>
      <PasskeyForm
        name={name}
        asksPassword
        submitLabel={t('new.submit')}
        sending={isPending}
        wrong={wrong}
        error={told ? null : error}
        onSubmit={mutate}
        onCancel={onClose}
      >
        <p>{t('new.purpose')}</p>
      </PasskeyForm>
    </Dialog>
  )
}

/** What the passkey is called unless the person has a better name: "Firefox on Windows". */
function useDeviceName({ browser, system }: Device): string {
  const { t } = useTranslation('passkeys')
  return browser && system ? t('onSystem', { browser, system }) : (browser ?? system ?? '')
}
