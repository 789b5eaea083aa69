import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, redirect, useLocation } from 'react-router'
import { loadSession } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { FrontDoor } from './FrontDoor.tsx'
import { SignInForm } from './SignInForm.tsx'

/** Where to go after signing in: a page of this portal that was asked for, never another site. */
const targetOf = (search: string): string => {
  const to = new URLSearchParams(search).get('to')
  return to && /^\/(?![/\\])/.test(to) ? to : paths.home()
}

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await loadSession()
  return session ? redirect(targetOf(new URL(request.url).search)) : null
}

/** Opens the portal: country, phone number or e-mail, password. */
export function Component() {
  const { t } = useTranslation('sign-in')
  const { search, state } = useLocation()
  return (
    <FrontDoor title={t('title')} purpose={t('purpose')}>
      <SignInForm to={targetOf(search)} state={state} />
    </FrontDoor>
  )
}
