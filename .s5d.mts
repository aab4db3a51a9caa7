import { enter, browser, url } from './.s5.mts'
const a = await enter('acceptor')
const list = await (await a.context().request.get(`${url}/api/cases?state=reported&limit=5`)).json()
const two = (list.rows ?? list.items)[0]
console.log(JSON.stringify(Object.keys(list)), two?.summary)
await a.goto(`${url}/cases/${two.id}`); await a.waitForTimeout(3000)
await a.getByText('对照查看').first().click(); await a.waitForTimeout(3000); await a.screenshot({ path: '/tmp/s5/merge2.png' })
console.log(await a.getByRole('button').allInnerTexts())
await a.getByRole('button', { name: '并入', exact: false }).last().click().catch((e) => console.log(String(e).slice(0, 200)))
await a.waitForTimeout(2500); await a.screenshot({ path: '/tmp/s5/merge3.png' })
await browser.close()
