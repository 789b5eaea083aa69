import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import classes from './rows.module.css'

interface CorrectionFieldProps {
  label: string
  /** As the file has it. */
  value: string
  onSave: (value: string) => void
  onCancel: () => void
}

/** Another value for a cell of the file. Enter applies it, Escape leaves the cell as it is. */
export function CorrectionField({ label, value, onSave, onCancel }: CorrectionFieldProps) {
  const { t } = useTranslation('extensions/import')
  const [text, setText] = useState(value)
  return (
    <form
      className={classes.correction}
      onSubmit={(event) => {
        event.preventDefault()
        onSave(text)
      }}
    >
      <TextField
        label={label}
        labelHidden
        value={text}
        maxLength={500}
        // Somebody has just asked to type here.
        ref={(input) => input?.focus()}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={({ key }) => key === 'Escape' && onCancel()}
      />
      <Button type="submit">{t('correct.save')}</Button>
      <Button variant="quiet" onClick={onCancel}>
        {t('correct.cancel')}
      </Button>
    </form>
  )
}
