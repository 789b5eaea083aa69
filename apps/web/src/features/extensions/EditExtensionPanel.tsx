import { extensions } from '@switchboard/contract/extensions'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, redirect, useParams } from 'react-router'
import { queryClient, usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { pathOfExtension } from '../../patterns/pathOfExtension.ts'
import { SidePanel } from '../../patterns/SidePanel.tsx'
import { CopyNumber } from '../../patterns/CopyNumber.tsx'
import { Badge } from '../../ui/Badge.tsx'
import { loadDestinations } from '../destinations/index.ts'
import { Kind } from './columns.tsx'
import classes from './extensions.module.css'
import { EditExtension } from './EditExtension.tsx'
import { isPhone } from './form.ts'
import { STATUS_ICONS } from './statusIcons.ts'
import { OtherKind } from './OtherKind.tsx'
import { PanelError } from './PanelError.tsx'
import { companyNumbersQuery, extensionQuery } from './queries.ts'

/** What is edited is asked for each time: a form must not open on what someone else has changed. What has a page of its own is there. */
export async function loader({ params }: LoaderFunctionArgs): Promise<Response | null> {
  if (!can(extensions.get)) return null // the page beneath says so
  const [extension] = await Promise.all([
    queryClient.fetchQuery({ ...extensionQuery(params['id'] ?? ''), staleTime: 0 }),
    queryClient.ensureQueryData(companyNumbersQuery()),
    loadStrings('object'),
    loadDestinations(),
  ])
  const page = pathOfExtension(extension)
  return page === paths.extension(extension.id) ? null : redirect(page)
}

/** The panel of one extension: a form for phones, a word about the others. */
export function Component() {
  const { t } = useTranslation('extensions')
  const { id = '' } = useParams()
  const { data: extension } = usePrefetched(extensionQuery(id))
  return (
    <SidePanel
      key={id}
      title={extension.name}
      subtitle={
        <span className={classes.subtitle}>
          <Kind kind={extension.kind} />
          <CopyNumber e164={extension.number} />
          {extension.phone?.enabled === false && (
            <Badge icon={STATUS_ICONS.disabled}>{t('status.disabled')}</Badge>
          )}
        </span>
      }
      closeTo={paths.extensions()}
    >
      {isPhone(extension) ? <EditExtension extension={extension} /> : <OtherKind extension={extension} />}
    </SidePanel>
  )
}

export const ErrorBoundary = PanelError
