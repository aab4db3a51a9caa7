import { Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'

interface PagerProps {
  after: string | undefined
  next: string | null
  go(cursor: string | undefined): void
}

/** Pages follow one another; going back retraces the pages seen, or starts at the first. */
export function Pager({ after, next, go }: PagerProps) {
  const { t } = useTranslation()
  const seen = useRef<(string | undefined)[]>([])
  if (!after && !next) return null
  const back = () => go(seen.current.pop())
  const on = () => {
    seen.current.push(after)
    go(next ?? undefined)
  }
  return (
    <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8, marginTop: 12 }}>
      <Button disabled={!after} onClick={back}>
        {t('common.previous')}
      </Button>
      <Button disabled={!next} onClick={on}>
        {t('common.next')}
      </Button>
    </div>
  )
}
