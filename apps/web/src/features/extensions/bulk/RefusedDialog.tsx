import type { extensionsBulk } from '@switchboard/contract/extensions.bulk'
import type { ResponseOf } from '@switchboard/contract/endpoint'
import { Trans, useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { paths } from '../../../paths.ts'
import { Dialog } from '../../../patterns/Dialog.tsx'
import { Button } from '../../../ui/Button.tsx'
import classes from './bulk.module.css'

export type Outcome = ResponseOf<typeof extensionsBulk.update>
type Refusal = Outcome['refused']['items'][number]

/** Names the extensions that a change would have broken, each a link to where it can be mended. */
export function RefusedDialog({
  outcome: { changed, refused },
  onClose,
}: {
  outcome: Outcome
  onClose: () => void
}) {
  const { t } = useTranslation('extensions/bulk')
  const rest = refused.total - refused.items.length
  return (
    <Dialog opened title={t('refused.title', { count: refused.total })} onClose={onClose}>
      <div className={classes.dialog}>
        {changed > 0 && <p>{t('refused.changed', { count: changed })}</p>}
        <ul className={classes.list}>
          {refused.items.map((refusal) => (
            <RefusedItem key={refusal.extension.id} refusal={refusal} />
          ))}
          {rest > 0 && <li>{t('more', { count: rest })}</li>}
        </ul>
      </div>
      <div className={classes.dialogActions}>
        <Button variant="primary" data-autofocus onClick={onClose}>
          {t('refused.close')}
        </Button>
      </div>
    </Dialog>
  )
}

function reasonOf({ field, error }: Refusal) {
  if (field === 'voicemail.pin' && error === 'required') return 'pin'
  return error === 'forwarding_to_itself' ? 'itself' : 'other'
}

function RefusedItem({ refusal }: { refusal: Refusal }) {
  const { t } = useTranslation(['extensions/bulk', 'common'])
  const { search } = useLocation()
  const { id, name, number } = refusal.extension
  return (
    <li>
      <Trans
        t={t}
        i18nKey={`refused.${reasonOf(refusal)}`}
        values={{ name, number, reason: t(`common:field.${refusal.error}`) }}
        components={[
          <Link key="to" to={{ pathname: paths.extension(id), search }} state={{ saved: true }} />,
        ]}
      />
    </li>
  )
}
