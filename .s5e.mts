import { enter, browser, url } from './.s5.mts'
const a = await enter('shiftleader')
const list = await (await a.context().request.get(`${url}/api/cases?state=reported&limit=5`)).json()
const two = list.rows[0]
await a.goto(`${url}/cases/${two.id}`); await a.waitForTimeout(3500)
await a.getByText('对照查看').first().click(); await a.waitForTimeout(2500); await a.screenshot({ path: '/tmp/s5/merge3.png' })
console.log((await a.getByRole('button').allInnerTexts()).join(' | '))
const go = a.locator('.ant-modal').getByRole('button', { name: /并入/ })
await go.last().click(); await a.waitForTimeout(1500); await a.screenshot({ path: '/tmp/s5/merge4.png' })
const ok = a.locator('.ant-modal').getByRole('button', { name: /并案|确/ }); console.log(await ok.allInnerTexts())
if (await ok.count()) { await ok.last().click(); await a.waitForTimeout(2000) }
await a.screenshot({ path: '/tmp/s5/merge5.png' })
console.log((await a.getByRole('button').allInnerTexts()).join(' | '))
await browser.close()
