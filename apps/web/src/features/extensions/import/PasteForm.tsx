import '@mantine/core/styles/Input.layer.css'
import { Textarea } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { FIELD_CLASSES, fieldOf } from '../../../ui/field.tsx'
import classes from './import.module.css'

interface PasteFormProps {
  onPaste: (text: string) => void
  checking: boolean
  refusal: string | null
}

/** Takes cells copied from a spreadsheet, which come separated by tabs. */
export function PasteForm({ onPaste, checking, refusal }: PasteFormProps) {
  const { t } = useTranslation('extensions/import')
  const [text, setText] = useState('')
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id}>{t('paste.title')}</h2>
      <form
        className={classes.paste}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onPaste(text)
        }}
      >
        <Textarea
          {...fieldOf({ label: t('paste.label'), help: t('paste.help'), error: refusal })}
          classNames={{ ...FIELD_CLASSES, input: `${FIELD_CLASSES.input} ${classes.cells}` }}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          rows={4}
          spellCheck={false}
          wrap="off"
        />
        <Button type="submit" loading={checking}>
          {t('paste.submit')}
        </Button>
      </form>
    </section>
  )
}
