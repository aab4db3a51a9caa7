import { Suspense } from 'react'
import { ClassPicture } from '#modules/cases/web/index.ts'
import { AtlasScreen } from '#modules/components/web/index.ts'
import { useMay } from '#modules/identity/web/index.ts'

/** The atlas with pictures of cases, for those who may see cases. */
export function AtlasPage() {
  const may = useMay()
  const seesCases = may('case.read')
  return (
    <AtlasScreen
      pictureOf={(classCode) =>
        seesCases ? (
          <Suspense fallback={null}>
            <ClassPicture classCode={classCode} />
          </Suspense>
        ) : null
      }
    />
  )
}
