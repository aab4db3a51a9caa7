import { CasesOfComponent } from '#modules/cases/web/index.ts'
import { ComponentLife } from '#modules/components/web/index.ts'
import { useRow } from '#ui/register/api.ts'

/** The life of a component: what components know of it, and the cases that name it. */
export function ComponentSections({ id }: { id: string }) {
  const { data: row } = useRow('components', id)
  return (
    <>
      <ComponentLife id={id} />
      {typeof row?.code === 'string' ? <CasesOfComponent code={row.code} /> : null}
    </>
  )
}
