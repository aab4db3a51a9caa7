import { Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { absolute, SERVICE } from './api.ts'
import { CopyLine } from './CopyLine.tsx'

const QGIS_STEPS = ['one', 'two', 'three', 'four'] as const

function commandsFor(service: string) {
  const login = '--config GDAL_HTTP_USERPWD "token:$TOKEN"'
  return {
    list: `ogrinfo ${login} OAPIF:${service}`,
    copy: `ogr2ogr ${login} -spat 118.07 24.45 118.10 24.48 components.gpkg OAPIF:${service} components`,
    curl: `curl -u "token:$TOKEN" -G ${service}/collections/components/items --data-urlencode "filter=status = 'lost'" -d limit=100`,
  }
}

/** How programs connect; the commands carry the address of this very installation. */
export function HowTo() {
  const { t } = useTranslation()
  const commands = commandsFor(absolute(SERVICE))
  const items = [
    {
      key: 'qgis',
      label: t('openData.qgis'),
      children: (
        <ol className="open-data-steps">
          {QGIS_STEPS.map((step) => (
            <li key={step}>{t(`openData.qgisSteps.${step}`)}</li>
          ))}
        </ol>
      ),
    },
    {
      key: 'gdal',
      label: t('openData.gdal'),
      children: (
        <>
          <p>{t('openData.gdalList')}</p>
          <CopyLine text={commands.list} label={t('openData.gdalList')} />
          <p>{t('openData.gdalCopy')}</p>
          <CopyLine text={commands.copy} label={t('openData.gdalCopy')} />
        </>
      ),
    },
    {
      key: 'curl',
      label: t('openData.curl'),
      children: (
        <>
          <p>{t('openData.curlFilter')}</p>
          <CopyLine text={commands.curl} label={t('openData.curlFilter')} />
        </>
      ),
    },
  ]
  return (
    <>
      <Tabs size="small" items={items} />
      <p className="faint">{t('openData.program')}</p>
    </>
  )
}
