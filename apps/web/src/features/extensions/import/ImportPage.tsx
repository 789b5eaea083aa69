import { type ExtensionImport, extensionsImport } from '@switchboard/contract/extensions.import'
import { useTranslation } from 'react-i18next'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { queryClient, usePrefetched } from '../../../api/query.ts'
import { can } from '../../../api/session.ts'
import { useDateTime } from '../../../format/dates.ts'
import { loadStrings } from '../../../i18n/i18n.ts'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../patterns/LinkButton.tsx'
import { NotAllowed } from '../../../patterns/NotAllowed.tsx'
import { Page } from '../../../patterns/Page.tsx'
import { ImportProgress } from './ImportProgress.tsx'
import { Outcome } from './Outcome.tsx'
import { importQuery, isRunning } from './queries.ts'
import { Review } from './Review.tsx'
import { RowsSection } from './RowsSection.tsx'
import { useFinished } from './useFinished.ts'

/** The import as it is now: what is shown must not be older than what a colleague did to it. */
export async function loader({ params }: LoaderFunctionArgs): Promise<null> {
  const strings = loadStrings('extensions/import')
  if (can(extensionsImport.get)) {
    await queryClient.fetchQuery({ ...importQuery(params['id'] ?? ''), staleTime: 0 })
  }
  await strings
  return null
}

/** One import: checked, running, or at its end. Closing the page changes nothing. */
export function Component() {
  const { id = '' } = useParams()
  return can(extensionsImport.get) ? <ImportPage key={id} id={id} /> : <NotAllowed />
}

function ImportPage({ id }: { id: string }) {
  const { t } = useTranslation('extensions/import')
  const dateTime = useDateTime()
  const { data: imported } = usePrefetched(importQuery(id))
  useFinished([imported])
  const file = imported.fileName ?? t('pasted')
  return (
    <Page
      title={t('page.title')}
      purpose={t('page.handedIn', { file, name: imported.createdBy, at: dateTime(imported.createdAt) })}
      action={<LinkButton to={paths.extensions()}>{t('back')}</LinkButton>}
    >
      <Stage imported={imported} />
    </Page>
  )
}

function Stage({ imported }: { imported: ExtensionImport }) {
  if (imported.state === 'ready') return <Review imported={imported} />
  if (isRunning(imported)) return <ImportProgress imported={imported} />
  return (
    <>
      <Outcome imported={imported} />
      {imported.state === 'done' && <RowsSection imported={imported} />}
    </>
  )
}
