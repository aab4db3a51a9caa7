import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { ProblemError } from './api/client.ts'

/** What went wrong and what to do; fields that were refused are named one by one. */
export function ProblemAlert({ error, retry }: { error: Error | null; retry?: () => void }) {
  const { t } = useTranslation()
  if (!error) return null
  const problem = error instanceof ProblemError ? error : null
  const lines = problem?.errors.map((one) => one.message) ?? []
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      style={{ marginBottom: 16 }}
      title={problem?.detail ?? problem?.message ?? t('common.unexpected')}
      description={
        lines.length > 0 ? (
          <ul style={{ margin: 0, paddingInlineStart: 18 }}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : undefined
      }
      action={
        retry ? (
          <Button size="small" onClick={retry}>
            {t('common.retry')}
          </Button>
        ) : undefined
      }
    />
  )
}

/** The message for one field of a form, to stand under it. */
export function fieldMessage(error: Error | null, field: string): string | undefined {
  if (!(error instanceof ProblemError)) return undefined
  const path = (name: string) =>
    name
      .replace(/^\//, '')
      .replaceAll('/', '.')
      .replace(/^body\./, '')
  return error.errors.find((one) => path(one.field) === field || path(one.field).startsWith(`${field}.`))?.message
}
