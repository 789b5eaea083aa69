import { blockedNumbers } from '@switchboard/contract/blocked-numbers'
import { type Extension, extensions, isPhoneKind } from '@switchboard/contract/extensions'
import { useQuery } from '@tanstack/react-query'
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
import { loadBlockedNumbers, phoneList } from '../blocked-numbers/index.ts'
import { loadDestinations } from '../destinations/index.ts'
import { EditBox } from './boxes/EditBox.tsx'
import { boxQuery } from './boxes/queries.ts'
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
  const id = params['id'] ?? ''
  const [{ kind }] = await Promise.all([
    queryClient.fetchQuery({ ...extensionQuery(id), staleTime: 0 }),
    queryClient.ensureQueryData(companyNumbersQuery()),
    loadStrings('object'),
    loadDestinations(),
  ])
  const page = pathOfExtension({ id, kind })
  if (page !== paths.extension(id)) return redirect(page)
  if (isPhoneKind(kind) && can(blockedNumbers.list)) await loadBlockedNumbers(phoneList(id))
  if (kind === 'voicemail') {
    await Promise.all([
      queryClient.fetchQuery({ ...boxQuery(id), staleTime: 0 }),
      loadStrings('extensions/boxes'),
    ])
  }
  return null
}

/** The panel of one extension: a form for phones and voicemail boxes, a word about fax. Others have pages of their own. */
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
      <Form extension={extension} />
    </SidePanel>
  )
}

function Form({ extension }: { extension: Extension }) {
  const { id, kind } = extension
  const { data: box } = useQuery({ ...boxQuery(id), enabled: kind === 'voicemail' })
  if (isPhone(extension)) return <EditExtension extension={extension} />
  return box ? <EditBox box={box} /> : <OtherKind extension={extension} />
}

export const ErrorBoundary = PanelError
