import { useParams } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import { EntryTrial, UnitTrial } from '#modules/cases/web/index.ts'
import { PersonSections } from '#modules/identity/web/index.ts'
import { Waiting } from '#ui/Blank.tsx'
import { ComponentSections } from './ComponentSections.tsx'

const RegisterScreen = lazy(() => import('#ui/register/RegisterScreen.tsx').then((part) => ({ default: part.RegisterScreen })))
const RowPlace = lazy(() => import('#ui/register/RowPlace.tsx').then((part) => ({ default: part.RowPlace })))
const RegisterDetailScreen = lazy(() =>
  import('#ui/register/RegisterDetailScreen.tsx').then((part) => ({ default: part.RegisterDetailScreen })),
)

/** What a module adds below the generated detail of one of its registers, before the place of the row; components show theirs themselves. */
const SECTIONS: Record<string, (id: string) => ReactNode> = {
  people: (id) => <PersonSections personId={id} />,
  handbook: (id) => <EntryTrial rowId={id} />,
  units: (id) => <UnitTrial rowId={id} />,
  components: (id) => <ComponentSections id={id} />,
}

export function RegisterPage() {
  const { name = '' }: { name?: string } = useParams({ strict: false })
  return <RegisterScreen key={name} name={name} />
}

export function RegisterDetailPage() {
  const { name = '', id = '' }: { name?: string; id?: string } = useParams({ strict: false })
  return (
    <RegisterDetailScreen key={id} name={name} id={id}>
      <Suspense fallback={<Waiting rows={3} />}>
        {SECTIONS[name]?.(id)}
        {name === 'components' ? null : <RowPlace name={name} id={id} />}
      </Suspense>
    </RegisterDetailScreen>
  )
}
