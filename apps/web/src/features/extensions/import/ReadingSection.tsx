import {
  type Encoding,
  ENCODINGS,
  type ExtensionImport,
  SEPARATORS,
} from '@switchboard/contract/extensions.import'
import { IconChevronDown } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Alert } from '../../../ui/Alert.tsx'
import { Button } from '../../../ui/Button.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import { ColumnMatches } from './ColumnMatches.tsx'
import classes from './import.module.css'
import { matchingOf, missingIn } from './matching.ts'
import type { Judge } from './useJudge.ts'

/** How the file is read. It opens by itself when something that every import needs was not recognized. */
export function ReadingSection({ imported, judge }: { imported: ExtensionImport; judge: Judge }) {
  const { t } = useTranslation('extensions/import')
  const id = useId()
  const [opened, setOpened] = useState(() => missingIn(matchingOf(imported)) !== null)
  return (
    <section className={classes.card} aria-labelledby={`${id}-title`}>
      <div className={classes.cardHead}>
        <div className={classes.grow}>
          <h2 id={`${id}-title`}>{t('reading.title')}</h2>
          <Summary imported={imported} />
        </div>
        <Button
          aria-expanded={opened}
          aria-controls={`${id}-body`}
          icon={<IconChevronDown size={16} stroke={1.75} className={classes.chevron} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {t(opened ? 'reading.hide' : 'reading.show')}
        </Button>
      </div>
      <Missing imported={imported} />
      <div id={`${id}-body`} hidden={!opened} className={classes.cardBody}>
        <ReadingFields imported={imported} judge={judge} />
        <ColumnMatches imported={imported} judge={judge} />
      </div>
    </section>
  )
}

/** What was recognized, and what is left out of the import, in words. */
function Summary({ imported: { columns, encoding, separator } }: { imported: ExtensionImport }) {
  const { t } = useTranslation('extensions/import')
  const ignored = columns.filter(({ column }) => column === null)
  const names = ignored.map(({ header, index }) => header || t('reading.nth', { n: index + 1 }))
  return (
    <p className={classes.help}>
      {t(`reading.encodings.${encoding}`)} · {t(`reading.separators.${separator}`)} ·{' '}
      {t('reading.summary', { count: columns.length, matched: columns.length - ignored.length })}{' '}
      {names.length > 0 && t('reading.ignored', { names: names.join(', ') })}
    </p>
  )
}

function Missing({ imported }: { imported: ExtensionImport }) {
  const { t } = useTranslation('extensions/import')
  const missing = missingIn(matchingOf(imported))
  if (missing === 'number') {
    return (
      <Alert tone="bad" title={t('reading.noNumber.title')}>
        {t('reading.noNumber.detail', { column: t('column.number') })}
      </Alert>
    )
  }
  return (
    missing && (
      <Alert tone="warning" title={t('reading.noName.title')}>
        {t('reading.noName.detail')}
      </Alert>
    )
  )
}

function ReadingFields({ imported: { fileName }, judge }: { imported: ExtensionImport; judge: Judge }) {
  const { t } = useTranslation('extensions/import')
  const { separator, hasHeader } = judge.reading
  return (
    <div className={classes.readingFields}>
      {/* What was pasted has none. */}
      {fileName !== null && <EncodingField judge={judge} />}
      <SelectField
        label={t('reading.separator')}
        data={SEPARATORS.map((value) => ({ value, label: t(`reading.separators.${value}`) }))}
        value={separator}
        onChange={(value) => {
          const chosen = SEPARATORS.find((each) => each === value)
          // The columns are other ones then: they are matched by name again.
          if (chosen && chosen !== separator) judge.read({ separator: chosen, matching: null })
        }}
      />
      <div className={classes.headerSwitch}>
        <Switch
          label={t('reading.header')}
          checked={hasHeader}
          onChange={({ currentTarget }) => judge.read({ hasHeader: currentTarget.checked, matching: null })}
        />
      </div>
    </div>
  )
}

/** Nothing in a file says which of the two encodings with a byte a character it is in. */
const GUESSED: readonly Encoding[] = ['windows-1252', 'macintosh']

function EncodingField({ judge }: { judge: Judge }) {
  const { t } = useTranslation('extensions/import')
  const { t: tCommon } = useTranslation()
  const { encoding } = judge.reading
  const { encodingError } = judge
  return (
    <SelectField
      label={t('reading.encoding')}
      help={GUESSED.includes(encoding) ? t('reading.encodingGuessed') : undefined}
      error={encodingError && tCommon(`field.${encodingError}`)}
      data={ENCODINGS.map((value) => ({ value, label: t(`reading.encodings.${value}`) }))}
      value={encoding}
      onChange={(value) => {
        const chosen = ENCODINGS.find((each) => each === value)
        // The names of the columns may be other ones then.
        if (chosen && chosen !== encoding) judge.read({ encoding: chosen, matching: null })
      }}
    />
  )
}
