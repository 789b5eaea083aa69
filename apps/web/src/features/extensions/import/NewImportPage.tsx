import { extensionsImport } from '@switchboard/contract/extensions.import'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../../../api/query.ts'
import { can } from '../../../api/session.ts'
import { loadStrings } from '../../../i18n/i18n.ts'
import { paths } from '../../../paths.ts'
import { ErrorAlert } from '../../../patterns/ErrorAlert.tsx'
import { LinkButton } from '../../../patterns/LinkButton.tsx'
import { NotAllowed } from '../../../patterns/NotAllowed.tsx'
import { Page } from '../../../patterns/Page.tsx'
import { ColumnGuide } from './ColumnGuide.tsx'
import { FileSection } from './FileSection.tsx'
import { EarlierImports } from './EarlierImports.tsx'
import classes from './import.module.css'
import { PasteForm } from './PasteForm.tsx'
import { importsQuery } from './queries.ts'
import { useHandIn } from './useHandIn.ts'

/** Starts loading the earlier imports; the page does not wait for them. */
export async function loader(): Promise<null> {
  if (can(extensionsImport.list)) void queryClient.prefetchQuery(importsQuery())
  await loadStrings('extensions/import')
  return null
}

/** Configuration > Phone extensions > Import: hands in a file or pasted cells, which changes nothing yet. */
export function Component() {
  return can(extensionsImport.create) ? <NewImportPage /> : <NotAllowed />
}

function NewImportPage() {
  const { t } = useTranslation('extensions/import')
  const { handIn, paste, source, refusal, error } = useHandIn()
  return (
    <Page
      title={t('page.title')}
      purpose={t('page.purpose')}
      action={<LinkButton to={paths.extensions()}>{t('back')}</LinkButton>}
    >
      <div className={classes.start}>
        <div className={classes.main}>
          {error !== null && <ErrorAlert error={error} />}
          <FileSection
            onFiles={handIn}
            checking={source !== null && source.kind === 'file' ? source.name : null}
            refusal={refusal?.of === 'file' ? refusal.text : null}
          />
          <PasteForm
            onPaste={paste}
            checking={source?.kind === 'paste'}
            refusal={refusal?.of === 'paste' ? refusal.text : null}
          />
          <EarlierImports />
        </div>
        <ColumnGuide />
      </div>
    </Page>
  )
}
