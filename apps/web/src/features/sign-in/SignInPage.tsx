import type { Session } from '@switchboard/contract/session'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, redirect, useLocation, useNavigate } from 'react-router'
import { loadSession, type PendingSignIn } from '../../api/session.ts'
import { ownPath, paths } from '../../paths.ts'
import { SecondStep } from '../../patterns/SecondStep.tsx'
import { FrontDoor } from './FrontDoor.tsx'
import { type Handed, handedOver } from './handed.ts'
import { applyChosenLanguage } from './language-choice.ts'
import { SignInForm } from './SignInForm.tsx'

/** Where to go after signing in: the page that was asked for. */
const targetOf = (search: string): string => ownPath(new URLSearchParams(search).get('to')) ?? paths.home()

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await loadSession()
  return session ? redirect(targetOf(new URL(request.url).search)) : null
}

/** Opens the portal: country, phone number or e-mail, password; then the second factor of people who have one. */
export function Component() {
  const { t } = useTranslation(['sign-in', 'common'])
  const { search, state } = useLocation()
  const navigate = useNavigate()
  const [pending, setPending] = useState<PendingSignIn | null>(null)
  const to = targetOf(search)
  const goOn = async (session: Session) => {
    await applyChosenLanguage(session)
    await navigate(to, { replace: true })
  }
  const handed = handedOver(state)
  if (pending && handed?.step === 'second') {
    return (
      <FrontDoor title={t('common:secondStep.title')}>
        <SecondStep pending={pending} size="large" onSignedIn={goOn} onBack={() => void navigate(-1)} />
      </FrontDoor>
    )
  }
  const askForMore = async (asked: PendingSignIn, typed: Handed) => {
    setPending(asked)
    // The way back leads to what was typed.
    await navigate({ search }, { replace: true, state: typed })
    await navigate({ search }, { state: { ...typed, step: 'second' } satisfies Handed })
  }
  return (
    <FrontDoor title={t('title')} purpose={t('purpose')}>
      <SignInForm handed={handed} onSignedIn={goOn} onPending={askForMore} />
    </FrontDoor>
  )
}
