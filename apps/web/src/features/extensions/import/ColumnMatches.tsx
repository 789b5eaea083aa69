import { FILE_COLUMNS, type FileColumn, type ExtensionImport } from '@switchboard/contract/extensions.import'
import clsx from 'clsx'
import { useTranslation } from 'react-i18next'
import { SelectField } from '../../../ui/SelectField.tsx'
import classes from './import.module.css'
import { assign, matchingOf } from './matching.ts'
import type { Judge } from './useJudge.ts'

const IGNORED = 'ignored'

/** The columns of the file, and what each is imported as. */
export function ColumnMatches({ imported, judge }: { imported: ExtensionImport; judge: Judge }) {
  const { t } = useTranslation('extensions/import')
  const { matching: chosen } = judge.reading
  const matching = chosen ?? matchingOf(imported)
  const options = [
    { value: IGNORED, label: t('reading.ignore') },
    ...FILE_COLUMNS.map((value) => ({ value, label: t(`column.${value}`) })),
  ]
  const choose = (index: number, value: string | null) => {
    const column = FILE_COLUMNS.find((each) => each === value) ?? null
    if (column !== matching[index]) judge.read({ matching: assign(matching, index, column) })
  }
  return (
    <table className={classes.matches} aria-busy={chosen === null}>
      <thead>
        <tr>
          <th scope="col">{t('reading.inFile')}</th>
          <th scope="col" className={classes.roomy}>
            {t('reading.samples')}
          </th>
          <th scope="col">{t('reading.importedAs')}</th>
        </tr>
      </thead>
      <tbody>
        {imported.columns.map(({ index, header, samples }) => {
          const name = header || t('reading.nth', { n: index + 1 })
          const column: FileColumn | null = matching[index] ?? null
          const examples = samples.length > 0 ? samples.join(' · ') : t('reading.noSamples')
          return (
            <tr key={index} className={clsx(column === null && classes.ignored)}>
              <th scope="row">
                {name}
                <span className={classes.underName}>{examples}</span>
              </th>
              <td className={clsx(classes.roomy, classes.samples)}>{examples}</td>
              <td>
                <SelectField
                  label={t('reading.importedAsOf', { name })}
                  labelHidden
                  data={options}
                  value={column ?? IGNORED}
                  readOnly={chosen === null}
                  onChange={(value) => choose(index, value)}
                />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
