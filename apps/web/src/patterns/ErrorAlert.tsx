import { Alert } from '../ui/Alert.tsx'
import { useErrorText } from './errorText.ts'

/** What went wrong with a request, beside the form that sent it. */
export function ErrorAlert({ error }: { error: unknown }) {
  const { title, detail, reference } = useErrorText()(error)
  return (
    <Alert tone="bad" title={title}>
      {detail} {reference}
    </Alert>
  )
}
