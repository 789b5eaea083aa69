import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { SidePanel } from '../../patterns/SidePanel.tsx'
import { PanelError } from './PanelError.tsx'
import { Person } from './Person.tsx'
import { userQuery } from './queries.ts'
import { State } from './State.tsx'
import classes from './users.module.css'
import { nameOf } from './words.ts'

/** Who is changed is asked for each time: the panel must not open on what someone else has changed. */
export async function loader({ params }: LoaderFunctionArgs): Promise<null> {
  await Promise.all([
    queryClient.fetchQuery({ ...userQuery(params['id'] ?? ''), staleTime: 0 }),
    loadStrings('users', 'object'),
  ])
  return null
}

/** The panel of one person: their role, their access, and what happened to them. */
export function Component() {
  const { t } = useTranslation('shell')
  const { id = '' } = useParams()
  const { data: user } = usePrefetched(userQuery(id))
  return (
    <SidePanel
      key={id}
      title={nameOf(user)}
      subtitle={
        <span className={classes.subtitle}>
          {t(`role.${user.role}`)}
          <State user={user} />
        </span>
      }
      closeTo={paths.settingsPeople()}
    >
      {/* What another administrator did meanwhile begins the form anew. */}
      <Person key={`${user.state} ${user.version}`} user={user} />
    </SidePanel>
  )
}

export const ErrorBoundary = PanelError
