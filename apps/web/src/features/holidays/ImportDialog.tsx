import { holidays, MOST_ICS_BYTES, type OwnDays } from '@switchboard/contract/holidays'
import type { ResponseOf } from '@switchboard/contract/endpoint'
import { IconUpload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import clsx from 'clsx'
import { type ChangeEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { ApiError } from '../../api/errors.ts'
import { Dialog } from '../../patterns/Dialog.tsx'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { buttonClass } from '../../ui/buttonClass.ts'
import classes from './holidays.module.css'
import { useDaysText } from './words.ts'

type Read = ResponseOf<typeof holidays.readIcs>

interface ImportDialogProps {
  /** Does the calendar lack them? */
  isNew: (days: OwnDays) => boolean
  /** How many more it can have. */
  room: number
  onTake: (days: readonly OwnDays[]) => void
  onClose: () => void
}

/** Reads a calendar file and shows its days off, to be put into the form or not. */
export function ImportDialog({ isNew, room, onTake, onClose }: ImportDialogProps) {
  const { t } = useTranslation('holidays')
  const [chosen, setChosen] = useState('')
  const [tooLong, setTooLong] = useState(false)
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: async (file: File) => call(holidays.readIcs, { body: { text: await file.text() } }),
  })
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? []
    if (!file) return
    const long = file.size > MOST_ICS_BYTES
    setChosen(file.name)
    setTooLong(long)
    if (!long) mutate(file)
    // The same file can be chosen again once it is mended.
    currentTarget.value = ''
  }
  return (
    <Dialog opened title={t('import.title')} width={560} onClose={onClose}>
      <div className={classes.import}>
        <p>{t('import.help')}</p>
        <p className={classes.file}>
          <label className={clsx(buttonClass({}, false), classes.choice)}>
            <IconUpload size={16} stroke={1.75} aria-hidden />
            {t('import.file')}
            <input
              type="file"
              className="visually-hidden"
              accept=".ics,text/calendar"
              data-autofocus
              onChange={choose}
            />
          </label>
          {chosen}
        </p>
        {tooLong && <Alert tone="bad" title={t('import.tooLong')} />}
        {error && <ReadError error={error} />}
        {isPending && <output>{t('import.reading')}</output>}
        {data && !error && !tooLong ? (
          <Preview read={data} isNew={isNew} room={room} onTake={onTake} onClose={onClose} />
        ) : (
          <div className={classes.actions}>
            <Button onClick={onClose}>{t('import.cancel')}</Button>
          </div>
        )}
      </div>
    </Dialog>
  )
}

/** A bad file is told with its first bad line. */
function ReadError({ error }: { error: Error }) {
  const { t } = useTranslation(['holidays', 'common'])
  const fields = error instanceof ApiError ? Object.entries(error.fieldErrors) : []
  if (fields.length === 0) return <ErrorAlert error={error} />
  return fields.map(([path, code]) => {
    const line = /^lines\.(\d+)$/.exec(path)?.[1]
    const text = t(`common:field.${code}`)
    return (
      <Alert
        key={path}
        tone="bad"
        title={line ? t('import.line', { line: Number(line) }) : t('import.refused')}
      >
        {text}
      </Alert>
    )
  })
}

function Preview({ read, isNew, room, onTake, onClose }: ImportDialogProps & { read: Read }) {
  const { t } = useTranslation('holidays')
  const daysText = useDaysText()
  const [out, setOut] = useState<ReadonlySet<number>>(() => new Set())
  const fresh = read.days.map((days, index) => ({ days, index })).filter(({ days }) => isNew(days))
  const taken = fresh.filter(({ index }) => !out.has(index)).map(({ days }) => days)
  const known = read.days.length - fresh.length
  const toggle = (index: number) => {
    const next = new Set(out)
    if (!next.delete(index)) next.add(index)
    setOut(next)
  }
  const reason = taken.length > room ? t('import.noRoom', { count: room }) : undefined
  return (
    <>
      <output>{t('import.found', { count: fresh.length })}</output>
      <ul className={classes.found}>
        {fresh.map(({ days, index }) => (
          <li key={index}>
            <label className={classes.counts}>
              <input type="checkbox" checked={!out.has(index)} onChange={() => toggle(index)} />
              <span>
                {days.name}
                <span className={classes.when}>
                  {daysText(days)}
                  {days.yearly && t('import.yearly')}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {known > 0 && <p className={classes.note}>{t('import.known', { count: known })}</p>}
      {read.skipped.length > 0 && (
        <details className={classes.skipped}>
          <summary>{t('import.skipped', { count: read.skipped.length })}</summary>
          <ul>
            {read.skipped.map(({ line, name, reason: why }) => (
              <li key={line}>{t('import.skippedLine', { line, name, why: t(`import.skip.${why}`) })}</li>
            ))}
          </ul>
        </details>
      )}
      <div className={classes.actions}>
        <Button onClick={onClose}>{t('import.cancel')}</Button>
        <Button
          variant="primary"
          disabledReason={taken.length === 0 ? t('import.nothing') : reason}
          onClick={() => {
            onTake(taken)
            onClose()
          }}
        >
          {t('import.take', { count: taken.length })}
        </Button>
      </div>
    </>
  )
}
