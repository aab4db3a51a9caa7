/** The city and the districts that the cases name; the code is the postal code. */
import type { PackRegion } from '../pack.ts'
import { districtRows } from './tables.ts'

export const CITY = 'KH'

export const codeOf = (zipcode: string): string => `${CITY}-${zipcode}`

const ENGLISH = `800 Xinxing; 801 Qianjin; 802 Lingya; 803 Yancheng; 804 Gushan; 805 Qijin; 806 Qianzhen; 807 Sanmin;
  811 Nanzi; 812 Xiaogang; 813 Zuoying; 814 Renwu; 815 Dashe; 820 Gangshan; 821 Luzhu; 822 Alian; 823 Tianliao;
  824 Yanchao; 825 Qiaotou; 826 Ziguan; 827 Mituo; 828 Yong'an; 829 Hunei; 830 Fengshan; 831 Daliao; 832 Linyuan;
  833 Niaosong; 840 Dashu; 842 Qishan; 843 Meinong; 844 Liugui; 845 Neimen; 846 Shanlin; 847 Jiaxian; 848 Taoyuan;
  852 Qieding`

const englishNames = new Map(ENGLISH.split(/;\s+/).map((entry): [string, string] => [entry.slice(0, 3), entry.slice(4)]))

export const regions = (): PackRegion[] => [
  { code: CITY, level: 'city', name: '高雄市', nameEn: 'Kaohsiung', parentCode: null, geometry: null, demo: false },
  ...districtRows().map(
    ({ zipcode, name }): PackRegion => ({
      code: codeOf(zipcode),
      level: 'district',
      name,
      nameEn: `${englishNames.get(zipcode) ?? name} District`,
      parentCode: CITY,
      geometry: null,
      demo: false,
    }),
  ),
]

/** District name → region code. */
export const districtCodes = (): ReadonlyMap<string, string> => new Map(districtRows().map(({ zipcode, name }) => [name, codeOf(zipcode)]))
