import type { HistoryEntry } from '@switchboard/contract/history'
import { users } from '@switchboard/contract/users'
import type { TFunction } from 'i18next'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { can } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { isAction, isBatch } from './actions.ts'
import classes from './history.module.css'

type Translate = TFunction<'history'>

/** Characters of no language that hold the places of names, so that a name can hold anything. */
const WHO = '\uE000'
const OBJECT = '\uE001'

/** The sentence of an entry, with placeholders for the names in it. */
function sentenceOf(t: Translate, { action, object, changes }: HistoryEntry): string {
  // A batch is called by how many it is of.
  const names = { who: WHO, object: OBJECT, count: Number(object.label) || 0 }
  if (action === 'history.undone' || action === 'history.redone') {
    const what = changes.find(({ path }) => path === 'action')?.after
    if (!isBatch(what)) return t('unknown', names)
    return action === 'history.undone' ? t(`undone.${what}`, names) : t(`redone.${what}`, names)
  }
  return isAction(action) ? t(`action.${action}`, names) : t('unknown', names)
}

function whoOf(t: Translate, { kind, user, token }: HistoryEntry['actor']): string {
  if (user) return user.name
  if (kind === 'token') return token ? t('someone.token', { name: token.name }) : t('someone.goneToken')
  return kind === 'user' ? t('someone.left') : t(`someone.${kind}`)
}

/** Who did what to what, in plain words. */
export function Sentence({ entry }: { entry: HistoryEntry }) {
  const { t } = useTranslation('history')
  const names: Record<string, ReactNode> = {
    [WHO]: <b className={classes.name}>{whoOf(t, entry.actor)}</b>,
    [OBJECT]: <ObjectName entry={entry} />,
  }
  const parts = sentenceOf(t, entry).split(/([\uE000\uE001])/)
  return parts.map((part, at) => <Fragment key={`${at} ${part}`}>{names[part] ?? part}</Fragment>)
}

/** Where objects of a kind are; those without a page of their own are not among them. */
const PAGES: Readonly<Record<string, (id: string) => string>> = {
  audio_file: paths.audioFile,
  company: () => paths.settingsCompany(),
  conference: paths.conferenceLine,
  conference_bridge: paths.conferenceBridge,
  device: paths.device,
  emergency_address: paths.emergencyAddress,
  holiday_calendar: paths.holiday,
  phone_number: paths.number,
  playlist: paths.playlist,
  preferences: () => paths.preferences(),
  receptionist: paths.receptionist,
  ring_group: paths.ringGroup,
  schedule: paths.schedule,
  voicemail_box: (id) => paths.extension(id),
}

/** Where the object is, or was: what has been deleted since says so there. */
function pageOf({ action, object: { kind, id }, batchId }: HistoryEntry): string | null {
  if (action === 'extensions.imported') return paths.extensionImport(id)
  if (/\.(deleted|released)$/.test(action)) return null
  if (kind === 'extension') return batchId === null ? paths.extension(id) : null
  if (kind === 'user') return can(users.get) ? paths.settingsPerson(id) : null
  return PAGES[kind]?.(id) ?? null
}

/** The object as it was called then; a link where it has a page. */
function ObjectName({ entry }: { entry: HistoryEntry }) {
  const { t } = useTranslation('history')
  const name = entry.object.label || t('pasted')
  const to = pageOf(entry)
  if (to === null) return <b className={classes.name}>{name}</b>
  return (
    <Link className={classes.name} to={to}>
      {name}
    </Link>
  )
}
