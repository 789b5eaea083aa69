import { type HistoryEntry, history } from '@switchboard/contract/history'
import { IconArrowBackUp, IconChevronDown } from '@tabler/icons-react'
import clsx from 'clsx'
import { createElement, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { can } from '../../api/session.ts'
import { useTime } from '../../format/dates.ts'
import { paths } from '../../paths.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { iconOf, isForGood } from './actions.ts'
import { Changes } from './Changes.tsx'
import { isWhole, type Row, rowsOf } from './rows.ts'
import classes from './history.module.css'
import { Parts } from './Parts.tsx'
import { Sentence } from './Sentence.tsx'

interface EntryProps {
  entry: HistoryEntry
  /** Without it, nothing can be undone here. */
  onUndo?: (entry: HistoryEntry) => void
}

/** One change: its sentence, what was before and after, whether it stands, and the way back. */
export function Entry({ entry, onUndo }: EntryProps) {
  const time = useTime()
  const place = useRef<HTMLLIElement>(null)
  // An address may name one entry; the focus on it says where one has landed.
  const named = useLocation().hash === `#${entry.id}`
  useEffect(() => {
    if (named) place.current?.focus()
  }, [named])
  return (
    <li ref={place} className={classes.entry} tabIndex={-1} data-named={named || undefined}>
      <span className={clsx(classes.icon, entry.action === 'session.failed' && classes.warning)}>
        {createElement(iconOf(entry.action), { size: 16, stroke: 1.75, 'aria-hidden': true })}
      </span>
      <div className={classes.told}>
        <p className={clsx(classes.sentence, entry.undoneBy && classes.past)}>
          <Sentence entry={entry} />
        </p>
        <Details entry={entry} />
        <Marks entry={entry} />
      </div>
      <time className={classes.time} dateTime={entry.at}>
        {time(entry.at)}
      </time>
      <span className={classes.undo}>{onUndo && <UndoButton entry={entry} onUndo={onUndo} />}</span>
    </li>
  )
}

/** The way back, or why there is none. */
function UndoButton({ entry, onUndo }: Required<EntryProps>) {
  const { t } = useTranslation('history')
  const { action, object, undoable } = entry
  const forGood = isForGood(action) ? t(`noWayBack.${action}`) : undefined
  if (!undoable && forGood === undefined) return null
  return (
    <Button
      variant="quiet"
      icon={<IconArrowBackUp size={16} stroke={1.75} aria-hidden />}
      aria-label={t('entry.undoOf', { object: object.label })}
      disabledReason={forGood ?? (can(history.undo) ? undefined : t('mayNotUndo'))}
      onClick={() => onUndo(entry)}
    >
      {t('entry.undo')}
    </Button>
  )
}

/** What differs, at once where it is short; what was made or deleted as a whole, and a batch's parts, when asked for. */
function Details({ entry: { object, changes, batchId } }: { entry: HistoryEntry }) {
  const { t } = useTranslation('history')
  const rows: Row[] = rowsOf(object.kind, changes)
  const whole = isWhole(changes)
  const told = rows.length > 0 && <Changes rows={rows} whole={whole} />
  return (
    <>
      {whole ? told && <Disclosure label={t('entry.details')}>{told}</Disclosure> : told}
      {batchId && (
        <Disclosure label={t('entry.parts')}>
          <Parts batchId={batchId} />
        </Disclosure>
      )}
    </>
  )
}

function Disclosure({ label, children }: { label: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className={classes.disclosure}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <IconChevronDown size={14} stroke={1.75} aria-hidden />
        {label}
      </button>
      {open && children}
    </>
  )
}

/** Was it undone, did it undo something? Each leads to the other, among all that happened to the object. */
function Marks({ entry: { object, undoneBy, undoes } }: { entry: HistoryEntry }) {
  const { t } = useTranslation('history')
  const to = (entry: string) => `${paths.history({ object: object.id })}#${entry}`
  if (!undoneBy && !undoes) return null
  return (
    <p className={classes.marks}>
      {undoneBy && (
        <Link to={to(undoneBy)}>
          <Badge icon={IconArrowBackUp}>{t('entry.undone')}</Badge>
        </Link>
      )}
      {undoes && (
        <Link to={to(undoes)}>
          <Badge tone="info" icon={IconArrowBackUp}>
            {t('entry.undoes')}
          </Badge>
        </Link>
      )}
    </p>
  )
}
