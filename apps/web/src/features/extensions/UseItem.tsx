import type { ExtensionUse } from '@switchboard/contract/extensions'
import { Trans, useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { paths } from '../../paths.ts'

/** One thing that deleting an extension ends, in a sentence. */
export function UseItem({ use, onLeave }: { use: ExtensionUse; onLeave: () => void }) {
  const { t } = useTranslation('extensions')
  const { search } = useLocation()
  if (use.kind === 'sign_in') return <li>{t('delete.signIn', { name: use.personName })}</li>
  const { id, name, number } = use.extension
  return (
    <li>
      <Trans
        t={t}
        i18nKey="delete.forwarding"
        values={{ name, number }}
        components={[<Link key="from" to={{ pathname: paths.extension(id), search }} onClick={onLeave} />]}
      />
    </li>
  )
}
