import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Blank } from '#ui/Blank.tsx'
import { useGo } from '#ui/go.tsx'

export function Lost() {
  const { t } = useTranslation()
  const go = useGo()
  return (
    <div className="page">
      <div className="panel">
        <Blank
          title={t('common.notFound')}
          hint={t('common.notFoundHint')}
          action={<Button onClick={() => go('/')}>{t('common.toStart')}</Button>}
        />
      </div>
    </div>
  )
}
