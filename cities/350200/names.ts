/** Made-up names for demo persons: common surnames and given names, put together by chance. */
import { mix32, pick, seedOf } from '../kit/random.ts'

const SURNAMES = [
  ...'陈林黄张吴李王郑蔡刘杨许叶苏洪谢郭曾庄邱何徐朱廖周罗江赖高詹方卢柯彭汪施胡纪魏颜傅温沈潘余童邓萧程姚石蒋韩唐冯于董梁宋',
]
const MIDDLE = [...'志建文国明晓雅丽淑伟俊思佳海永春秋德荣美惠玉振清子欣宇泽诗昊婉景立成家金秀嘉宏']
const LAST = [...'强军杰斌辉鹏勇涛超波峰龙敏静芳燕娟霞萍玲红婷琳慧莹颖洁晴华平安宁林生福祥泉煌彬毅凯航']

/** The same key always has the same name; every sixth given name is a single character. */
export function personName(key: string): string {
  const seed = seedOf(key)
  const surname = pick(SURNAMES, mix32(seed, 1))
  const last = pick(LAST, mix32(seed, 3))
  return mix32(seed, 4) % 6 === 0 ? surname + last : surname + pick(MIDDLE, mix32(seed, 2)) + last
}
