import { invitations } from '@switchboard/contract/session'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api/client.ts'
import { ApiError } from '../../api/errors.ts'
import { loadPhoneLibrary } from '../../format/phone.ts'
import { suggestLanguage } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { FrontDoor } from './FrontDoor.tsx'
import { InvitationForm } from './InvitationForm.tsx'
import classes from './sign-in.module.css'

/** Null for a link that no longer works. */
async function load(token: string) {
  try {
    return await call(invitations.get, { params: { token } })
  } catch (error) {
    // A token that is cut short does not even have the right shape.
    if (error instanceof ApiError && ['link_invalid', 'invalid_request', 'not_found'].includes(error.code))
      return null
    throw error
  }
}

export async function loader({ params: { token = '' } }: LoaderFunctionArgs) {
  const [invitation] = await Promise.all([load(token), loadPhoneLibrary()])
  if (invitation) await suggestLanguage(invitation.language)
  return { token, invitation }
}

/** A new person chooses a password, then signs in with it. */
export function Component() {
  const { t } = useTranslation(['sign-in', 'common'])
  const { token, invitation } = useLoaderData<typeof loader>()
  if (!invitation) {
    return (
      <FrontDoor title={t('common:error.link_invalid.title')} purpose={t('invitation.invalid')}>
        <div className={classes.form}>
          <LinkButton to={paths.signIn()} variant="primary" size="large">
            {t('invitation.toSignIn')}
          </LinkButton>
        </div>
      </FrontDoor>
    )
  }
  const { firstName, companyName } = invitation
  return (
    <FrontDoor
      title={t('invitation.title', { name: firstName })}
      purpose={t('invitation.purpose', { company: companyName })}
    >
      <InvitationForm token={token} invitation={invitation} />
    </FrontDoor>
  )
}
