import type { Problem } from '@switchboard/contract/problem'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDateTime } from '../../format/dates.ts'
import { Button } from '../../ui/Button.tsx'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { Dialog } from '../Dialog.tsx'
import { allFrom, differences, type FormModel, merge, proposal } from './model.ts'
import classes from './object.module.css'

/** How a part of a form is called, and what it says in a version. */
export interface ConflictTexts<Form, Part extends string> {
  labelOf: (part: Part) => string
  textOf: (part: Part, values: Form) => string
}

interface ConflictDialogProps<Form extends object, Part extends string> {
  model: FormModel<Form, Part>
  texts: ConflictTexts<Form, Part>
  /** What both had opened; all three settled. */
  base: Form
  mine: Form
  /** What the other person saved. */
  theirs: Form
  /** Who that was, and when, where it is known. */
  saved?: Problem['saved']
  onSave: (values: Form) => void
  /** Nothing of mine is left to save. */
  onTheirs: () => void
  /** Back to the form, nothing decided. */
  onClose: () => void
}

/** Two people changed one object: what differs, side by side, and whose to keep of each. */
export function ConflictDialog<Form extends object, Part extends string>({
  model,
  texts: { labelOf, textOf },
  base,
  mine,
  theirs,
  saved,
  onSave,
  onTheirs,
  onClose,
}: ConflictDialogProps<Form, Part>) {
  const { t } = useTranslation('object')
  const dateTime = useDateTime()
  const found = differences(model, { base, mine, theirs })
  const [choice, setChoice] = useState(() => proposal(found))
  const nothingOfMine = found.every(({ part }) => choice[part] === 'theirs')
  return (
    <Dialog opened title={t('conflict.title')} width={600} onClose={onClose}>
      {saved && <p>{t('conflict.saved', { name: saved.by, when: dateTime(saved.at) })}</p>}
      <p>{t(found.length > 0 ? 'conflict.body' : 'conflict.none')}</p>
      {found.length > 0 && (
        <div className={classes.buttons}>
          <Button onClick={() => setChoice(allFrom(found, 'mine'))}>{t('conflict.keepMine')}</Button>
          <Button onClick={() => setChoice(allFrom(found, 'theirs'))}>{t('conflict.takeTheirs')}</Button>
        </div>
      )}
      <div className={classes.conflicts}>
        {found.map(({ part, changedBy }) => (
          <RadioCards
            key={part}
            label={labelOf(part)}
            value={choice[part] ?? 'theirs'}
            options={[
              {
                value: 'mine',
                label: textOf(part, mine),
                help: t(changedBy === 'them' ? 'conflict.mineUnchanged' : 'conflict.mineChanged'),
              },
              {
                value: 'theirs',
                label: textOf(part, theirs),
                help: t(changedBy === 'me' ? 'conflict.theirsUnchanged' : 'conflict.theirsChanged'),
              },
            ]}
            onChange={(side) => setChoice({ ...choice, [part]: side })}
          />
        ))}
      </div>
      <div className={classes.conflictActions}>
        <Button onClick={onClose}>{t('conflict.back')}</Button>
        {nothingOfMine ? (
          <Button variant="primary" onClick={onTheirs}>
            {t('conflict.useTheirs')}
          </Button>
        ) : (
          <Button variant="primary" onClick={() => onSave(merge(model, { mine, theirs }, choice))}>
            {t('conflict.save')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
