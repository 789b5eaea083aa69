import { invitations } from '@switchboard/contract/session'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api/client.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../patterns/LinkButton.tsx'
import { FrontDoor } from './FrontDoor.tsx'
import { loadHolder } from './link-holder.ts'
import { LinkPasswordForm } from './LinkPasswordForm.tsx'
import classes from './sign-in.module.css'

export async function loader({ params: { token = '' } }: LoaderFunctionArgs) {
  return { token, holder: await loadHolder(call(invitations.get, { params: { token } })) }
}

/** A new person chooses a password, then signs in with it. */
export function Component() {
  const { t } = useTranslation(['sign-in', 'common'])
  const { token, holder } = useLoaderData<typeof loader>()
  if (!holder) {
    return (
      <FrontDoor title={t('common:error.link_invalid.title')} purpose={t('invitation.invalid')}>
        <div className={classes.form}>
          <LinkButton to={paths.signIn()} variant="primary" size="large">
            {t('link.toSignIn')}
          </LinkButton>
        </div>
      </FrontDoor>
    )
  }
  return (
    <FrontDoor
      title={t('invitation.title', { name: holder.firstName })}
      purpose={t('invitation.purpose', { company: holder.companyName })}
    >
      <LinkPasswordForm
        holder={holder}
        after="invitation"
        send={(password) => call(invitations.accept, { params: { token }, body: { password } })}
      />
    </FrontDoor>
  )
}
