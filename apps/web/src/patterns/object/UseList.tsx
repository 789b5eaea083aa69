import type { Use } from '@switchboard/contract/uses'
import { VOICEMAIL_RESTORE_DAYS } from '@switchboard/contract/voicemail'
import type { ReactNode } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useNumberFormat } from '../../format/phone.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import classes from './object.module.css'
import { pathOfUser } from './pathOfUser.ts'

/** A use, and of what where that is not one object. */
export interface ListedUse {
  use: Use
  of?: string
}

interface UseListProps {
  /** Undefined while they are being asked for. */
  items: readonly ListedUse[] | undefined
  total: number
  /** Another object takes the place of what is deleted, where that can be. */
  replaced: boolean
  /** A link was followed. */
  onLeave: () => void
  /** Voicemail messages that go with it. */
  messages?: number | undefined
  /** What else is lost, as list items. */
  children?: ReactNode
}

/** Everything that uses what is to be deleted, each with a link, and what becomes of it. */
export function UseList({ items, total, replaced, onLeave, messages = 0, children }: UseListProps) {
  const { t } = useTranslation('object')
  const rest = total - (items?.length ?? 0)
  return (
    <ul className={classes.uses} aria-label={t('uses.label')} aria-busy={!items}>
      {!items && (
        <li>
          <Skeleton width="80%" />
        </li>
      )}
      {items?.map(({ use, of }) => (
        <li key={keyOf({ use, ...(of !== undefined && { of }) })}>
          {of !== undefined && <span className={classes.of}>{of} </span>}
          <UseText use={use} onLeave={onLeave} />
          {!(replaced && use.replaceable) && (
            <span className={classes.effect}> {t(`uses.without.${use.way}`)}</span>
          )}
        </li>
      ))}
      {items && rest > 0 && <li>{t('uses.more', { count: rest })}</li>}
      {messages > 0 && <li>{t('uses.messages', { count: messages, days: VOICEMAIL_RESTORE_DAYS })}</li>}
      {children}
    </ul>
  )
}

/** Tells one use from another. */
export const keyOf = ({ use: { way, by, detail }, of }: ListedUse): string =>
  [of, way, by.kind === 'extension' ? by.extension.id : by.id, detail].join(' ')

/** A public number within a label. */
const E164 = /\+\d{7,15}/

function UseText({ use: { way, by, detail }, onLeave }: { use: Use; onLeave: () => void }) {
  const { t } = useTranslation('object')
  const formatNumber = useNumberFormat()
  const name =
    by.kind === 'extension' ? t('uses.extension', by.extension) : by.label.replace(E164, formatNumber)
  const [mode = '', key = ''] = (detail ?? '').split(' ')
  const menu = isMode(mode) ? t(`uses.mode.${mode}`) : ''
  return (
    <Trans
      t={t}
      i18nKey={`uses.way.${way}`}
      values={{ name, detail, menu, key }}
      components={[<Link key="by" to={pathOfUser(by)} onClick={onLeave} />]}
    />
  )
}

const MODES = ['open', 'closed', 'holiday'] as const
const isMode = (mode: string): mode is (typeof MODES)[number] => MODES.some((each) => each === mode)
