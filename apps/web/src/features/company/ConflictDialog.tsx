import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countryName } from '../../format/countries.ts'
import { currentLanguage, LANGUAGE_NAMES } from '../../i18n/i18n.ts'
import { Dialog } from '../../patterns/Dialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { RadioCards } from '../../ui/RadioCards.tsx'
import classes from './company.module.css'
import { differences, merge, proposal } from './conflict.ts'
import type { CompanyForm, Field } from './form.ts'

interface ConflictDialogProps {
  /** What both had opened; all three settled. */
  base: CompanyForm
  mine: CompanyForm
  /** What the other person saved. */
  theirs: CompanyForm
  onSave: (values: CompanyForm) => void
  /** Back to the form, nothing decided. */
  onClose: () => void
}

/** Two people changed the company: what differs, and whose to keep of each. */
export function ConflictDialog({ base, mine, theirs, onSave, onClose }: ConflictDialogProps) {
  const { t } = useTranslation('company')
  const found = differences(base, mine, theirs)
  const [choice, setChoice] = useState(() => proposal(found))
  const textOf = (values: CompanyForm, field: Field) => {
    if (field === 'country') return countryName(values.country, currentLanguage())
    if (field === 'language') return LANGUAGE_NAMES[values.language]
    return values[field] || t('conflict.none')
  }
  return (
    <Dialog opened title={t('conflict.title')} width={600} onClose={onClose}>
      <p>{t(found.length > 0 ? 'conflict.body' : 'conflict.same')}</p>
      <div className={classes.differences}>
        {found.map(({ field, changedBy }) => (
          <RadioCards
            key={field}
            label={t(`field.${field}`)}
            value={choice[field] ?? 'theirs'}
            options={[
              {
                value: 'mine',
                label: textOf(mine, field),
                help: t(changedBy === 'them' ? 'conflict.mineUnchanged' : 'conflict.mineChanged'),
              },
              {
                value: 'theirs',
                label: textOf(theirs, field),
                help: t(changedBy === 'me' ? 'conflict.theirsUnchanged' : 'conflict.theirsChanged'),
              },
            ]}
            onChange={(side) => setChoice({ ...choice, [field]: side })}
          />
        ))}
      </div>
      <div className={classes.conflictActions}>
        <Button onClick={onClose}>{t('conflict.back')}</Button>
        <Button variant="primary" onClick={() => onSave(merge(mine, theirs, choice))}>
          {t('conflict.save')}
        </Button>
      </div>
    </Dialog>
  )
}
