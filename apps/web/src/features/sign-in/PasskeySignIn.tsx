import type { Session } from '@switchboard/contract/session'
import { useTranslation } from 'react-i18next'
import { signInWithPasskey } from '../../api/passkeys.ts'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { PasskeyButton } from '../../patterns/PasskeyButton.tsx'
import { usePasskeyAutofill } from './usePasskeyAutofill.ts'

interface PasskeySignInProps {
  onSignedIn: (session: Session) => Promise<void>
}

/** Signing in with a passkey: by a button, or by picking one that the browser offers for the name. */
export function PasskeySignIn({ onSignedIn }: PasskeySignInProps) {
  const { t } = useTranslation()
  const { failure, pause, offer } = usePasskeyAutofill(onSignedIn)
  const ask = async () => {
    pause()
    try {
      await onSignedIn(await signInWithPasskey())
    } catch (error) {
      offer() // the button's request took the place of the browser's offer
      throw error
    }
  }
  return (
    <>
      <PasskeyButton size="large" label={t('passkey.signIn')} ask={ask} />
      {Boolean(failure) && <ErrorAlert error={failure} />}
    </>
  )
}
