import { passwordReset } from '@switchboard/contract/password-reset'
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
  return { token, holder: await loadHolder(call(passwordReset.get, { params: { token } })) }
}

/** Behind the link for a forgotten password: choose a new one, then sign in with it. */
export function Component() {
  const { t } = useTranslation(['sign-in', 'common'])
  const { token, holder } = useLoaderData<typeof loader>()
  if (!holder) {
    return (
      <FrontDoor title={t('common:error.link_invalid.title')} purpose={t('reset.invalid')}>
        <div className={classes.form}>
          <LinkButton to={paths.forgotPassword()} variant="primary" size="large">
            {t('reset.askAgain')}
          </LinkButton>
          <LinkButton to={paths.signIn()} size="large">
            {t('link.toSignIn')}
          </LinkButton>
        </div>
      </FrontDoor>
    )
  }
  return (
    <FrontDoor
      title={t('reset.title', { name: holder.firstName })}
      purpose={t('reset.purpose', { company: holder.companyName })}
    >
      <LinkPasswordForm
        holder={holder}
        after="reset"
        send={(password) => call(passwordReset.use, { params: { token }, body: { password } })}
      />
    </FrontDoor>
  )
}
