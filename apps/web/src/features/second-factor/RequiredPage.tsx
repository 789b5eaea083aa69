import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, redirect, useLoaderData, useNavigate } from 'react-router'
import { queryClient } from '../../api/query.ts'
import { loadSession } from '../../api/session.ts'
import { useSession } from '../../api/session-store.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { ownPath, paths } from '../../paths.ts'
import { Page } from '../../patterns/Page.tsx'
import { PasskeyInstead, passkeysQuery } from '../passkeys/index.ts'
import { SetUp } from './SetUp.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const to = ownPath(new URL(request.url).searchParams.get('to')) ?? paths.home()
  const [session] = await Promise.all([loadSession(), loadStrings('second-factor', 'passkeys')])
  if (!session?.secondFactor.missing) return redirect(to)
  await queryClient.ensureQueryData(passkeysQuery())
  return { to }
}

/** The company requires a second factor and the time to set one up is over: this comes before everything else. */
export function Component() {
  const { t } = useTranslation('second-factor')
  const { to } = useLoaderData<{ to: string }>()
  const { tenant } = useSession()
  const navigate = useNavigate()
  const goOn = () => void navigate(to, { replace: true })
  return (
    <Page title={t('required.title')} purpose={t('required.purpose', { company: tenant.name })}>
      <SetUp onDone={goOn} />
      <Suspense>
        <PasskeyInstead onDone={goOn} />
      </Suspense>
    </Page>
  )
}
