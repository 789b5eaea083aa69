import { MOST_IDS } from '@switchboard/contract/extensions.bulk'
import { IconPencil, IconPhoneOff, IconPhoneCall, IconTrash, IconX } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { paths } from '../../../paths.ts'
import { LinkButton } from '../../../patterns/LinkButton.tsx'
import { EVERYTHING, named } from '../../../patterns/selection.ts'
import type { RowBoxes } from '../../../patterns/table.ts'
import { Button } from '../../../ui/Button.tsx'
import { toQuery } from '../list-state.ts'
import type { SelectedExtensions } from '../selected.ts'
import classes from './bulk.module.css'
import { BulkDeleteDialog } from './BulkDeleteDialog.tsx'
import { StateDialog } from './StateDialog.tsx'

type Asking = 'enable' | 'disable' | 'delete'

const icon = (Icon: typeof IconX) => <Icon size={16} stroke={1.75} aria-hidden />

/** What can be done with the selected extensions, at the foot of the list for as long as there are any. */
export function BulkBar({ boxes, ...selected }: SelectedExtensions & { boxes: RowBoxes | undefined }) {
  const { t } = useTranslation('extensions/bulk')
  const { selection, count, matching, state, change, clear } = selected
  const [asking, setAsking] = useState<Asking | null>(null)
  const bar = useRef<HTMLElement>(null)
  const end = () => {
    // The bar goes, and with it what may have the focus.
    bar.current?.closest('main')?.querySelector<HTMLElement>('thead input')?.focus({ preventScroll: true })
    clear()
  }
  useEscape(end)
  const tooMany = named(selection).size > MOST_IDS ? t('bar.tooMany', { most: MOST_IDS }) : undefined
  const offersAll = selection.by === 'ids' && boxes?.page === 'all' && count < matching
  const action = (name: Asking, Icon: typeof IconX) => (
    <Button icon={icon(Icon)} disabledReason={tooMany} onClick={() => setAsking(name)}>
      {t(`bar.${name}`)}
    </Button>
  )
  return (
    <section ref={bar} className={classes.bar} aria-label={t('bar.label')}>
      <output className={classes.count}>{t('bar.count', { count })}</output>
      {offersAll && (
        <span className={classes.all}>
          <Button variant="quiet" onClick={() => change(EVERYTHING)}>
            <Trans
              t={t}
              i18nKey="bar.all"
              count={matching}
              components={[<span key="roomy" className={classes.roomy} />]}
            />
          </Button>
        </span>
      )}
      <Button variant="quiet" icon={icon(IconX)} aria-label={t('bar.clear')} onClick={end} />
      <div className={classes.actions}>
        <LinkButton
          to={paths.extensionsBulk(toQuery(state))}
          icon={icon(IconPencil)}
          disabledReason={tooMany}
          preventScrollReset
        >
          {t('bar.edit')}
        </LinkButton>
        {action('enable', IconPhoneCall)}
        {action('disable', IconPhoneOff)}
        {action('delete', IconTrash)}
      </div>
      {asking === 'delete' && <BulkDeleteDialog selected={selected} onClose={() => setAsking(null)} />}
      {asking && asking !== 'delete' && (
        <StateDialog selected={selected} enable={asking === 'enable'} onClose={() => setAsking(null)} />
      )}
    </section>
  )
}

/** Escape, while no dialog, panel or menu is open: those close first. Heard before they do. */
function useEscape(onEscape: () => void) {
  const onKey = useEffectEvent(({ key }: KeyboardEvent) => {
    if (key === 'Escape' && !document.querySelector('[aria-modal="true"], [role="menu"]')) onEscape()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen, { capture: true })
    return () => window.removeEventListener('keydown', listen, { capture: true })
  }, [])
}
