import { DownloadOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Blank, Waiting } from '../Blank.tsx'
import { useLayers } from '../map/layer-data.ts'
import { ProblemAlert } from '../ProblemAlert.tsx'
import { usePreferences, useTitles } from '../preferences.tsx'
import { capital } from '../register/CellText.tsx'
import { absolute, type Collection, SERVICE, useCollections } from './api.ts'
import { CopyLine } from './CopyLine.tsx'

const FORMATS = [
  { format: 'gpkg', text: 'openData.geopackage' },
  { format: 'geojson', text: 'openData.geojson' },
  { format: 'geojsonl', text: 'openData.geojsonl' },
] as const

/** Every collection the signed-in person may see, with its address and its files. */
export function Collections() {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const { data, error, refetch } = useCollections(language)
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <Waiting rows={5} />
  if (data.length === 0) return <Blank title={t('openData.noCollections')} hint={t('openData.noCollectionsHint')} />
  return data.map((collection) => <CollectionEntry key={collection.id} collection={collection} />)
}

function CollectionEntry({ collection: { id, title } }: { collection: Collection }) {
  const { t } = useTranslation()
  const path = `${SERVICE}/collections/${id}`
  return (
    <div className="open-data-entry">
      <h3>{capital(title)}</h3>
      <CopyLine text={absolute(`${path}/items`)} label={`${title} ${t('openData.address')}`} />
      <span className="open-data-files">
        <DownloadOutlined aria-hidden /> {t('openData.download')}
        {FORMATS.map(({ format, text }) => (
          <a key={format} href={`${path}/export?format=${format}`} download>
            {t(text)}
          </a>
        ))}
      </span>
    </div>
  )
}

/** Layers that come as vector tiles. */
export function TileSources() {
  const titles = useTitles()
  const { data = [] } = useLayers()
  return data
    .filter((layer) => layer.tiled)
    .map((layer) => (
      <div key={layer.id} className="open-data-entry">
        <h3>{titles(layer.title)}</h3>
        <CopyLine text={absolute(`/api/layers/${layer.id}/tilejson`)} label={titles(layer.title)} />
      </div>
    ))
}
