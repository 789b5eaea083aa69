import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../patterns/Dialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { allFrom, type Choice, type Difference, differences, merge, proposal, type Side } from './conflict.ts'
import classes from './extensions.module.css'
import { type ExtensionForm, fromExtension, type PhoneExtension, settle } from './form.ts'
import { usePartText } from './usePartText.ts'

interface ConflictDialogProps {
  /** What both had opened. */
  base: ExtensionForm
  mine: ExtensionForm
  /** What the other person saved. */
  theirs: PhoneExtension
  onSave: (values: ExtensionForm) => void
  /** Nothing of mine is left to save. */
  onTheirs: () => void
  /** Back to the form, nothing decided. */
  onClose: () => void
}

/** Two people changed one extension: what differs, side by side, and whose to keep of each. */
export function ConflictDialog({
  base,
  mine: typed,
  theirs: saved,
  onSave,
  onTheirs,
  onClose,
}: ConflictDialogProps) {
  const { t } = useTranslation('extensions')
  const mine = settle(typed, base)
  const theirs = fromExtension(saved)
  const found = differences(base, mine, theirs)
  const [choice, setChoice] = useState(() => proposal(found))
  const nothingOfMine = found.every(({ part }) => choice[part] === 'theirs')
  return (
    <Dialog opened title={t('conflict.title')} width={600} onClose={onClose}>
      <p>{t(found.length > 0 ? 'conflict.body' : 'conflict.none')}</p>
      {found.length > 0 && (
        <div className={classes.conflictAll}>
          <Button onClick={() => setChoice(allFrom(found, 'mine'))}>{t('conflict.keepMine')}</Button>
          <Button onClick={() => setChoice(allFrom(found, 'theirs'))}>{t('conflict.takeTheirs')}</Button>
        </div>
      )}
      <div className={classes.conflicts}>
        {found.map((difference) => (
          <ConflictPart
            key={difference.part}
            difference={difference}
            mine={mine}
            theirs={theirs}
            choice={choice}
            onChoose={(side) => setChoice({ ...choice, [difference.part]: side })}
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
          <Button variant="primary" onClick={() => onSave(merge(mine, theirs, choice))}>
            {t('conflict.save')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

interface ConflictPartProps {
  difference: Difference
  mine: ExtensionForm
  theirs: ExtensionForm
  choice: Choice
  onChoose: (side: Side) => void
}

function ConflictPart({
  difference: { part, changedBy },
  mine,
  theirs,
  choice,
  onChoose,
}: ConflictPartProps) {
  const { t } = useTranslation('extensions')
  const textOf = usePartText()
  return (
    <RadioCards
      label={t(`conflict.part.${part}`)}
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
      onChange={onChoose}
    />
  )
}
