/** English forms of the place names in the division list; only the characters that occur in it are here. */

const SYLLABLES =
  'ai隘 an安垵庵岸 ao澳 ba坝 bai白柏 ban坂半 bang榜 bao褒宝保 bei北 bi碧 bian边 bin滨 bing丙柄槟 bo博 bu布 cai蔡 cang沧 ' +
  'cen岑 chang场长 chao巢朝 chen陈 cheng成城埕 chi池 chu锄 chuang窗 ci祠 cui翠 cun村 cuo厝 da达大 dai岱埭 dan淡 dang筜 dao道 ' +
  'deng嶝 di地堤第 dian店殿 ding顶鼎 dong东 dou兜 du杜渡 dui兑 dun墩 er二 fa发 fang枋防纺舫 feng丰峰蜂凤 fu孚福附 gan柑 ' +
  'gang岗港 gao高 ge阁格 gou沟 gu古鼓 guan观官冠灌 guang光 gui桂 guo郭过 hai海 han涵 hao濠 he禾何和河鹤 heng珩 hong洪虹鸿 ' +
  'hou后 hu湖虎浒护沪 hua花华 huang黄 hui晖辉会 huo活火 ji鸡集技 jia嘉 jian渐 jiang江 jiao交礁 jie街界 jin金锦进 jing井景 ju居炬 ' +
  'jun军 kai开 kang康 ke柯 keng坑 kou口 ku窟 lai来 lang榔浪 le乐 li黎李里 lian莲 liao寮 lin林临琳 ling陵岭 liu刘 ' +
  'long龙隆垄垅 lou楼 lu炉陆路鹭露 lü吕侣 luan銮 lun仑 luo罗锣 ma马 mao茂帽 mei美 men门 mian面 min民 ming明 nan南 nei内 ning宁 ' +
  'nong农 ou欧 pan潘 peng彭 ping平坪屏 po坡 pu埔朴浦 qi崎 qian前墘 qiao侨桥 qing青卿 qiong琼 qu区 quan泉 qun囷 ren人仁荏任 ' +
  'ri日 rong荣 rui瑞 san三 sha沙 shan山 shang上尚 she畲社 shen深神沈 sheng生声省盛 shi诗石市 shou寿 shu术 shuang双 shui水税 ' +
  'shun顺 si司思四 song松嵩宋 su苏 sun孙 ta塔 tai台泰 tang塘 tian天田 tie铁 ting汀亭 tong通同桐 tou头 tu涂土 wan湾万 ' +
  'wang汪旺望 wei薇围尾委未 wen温文 weng翁 wo沃 wu乌吴浯梧五武 xi西希溪 xia霞下厦 xian仙显 xiang乡香祥翔巷象 xiao霄小 xin欣新信 ' +
  'xing星兴杏 xiu秀 xu虚徐许圩 xue学 xun巡浔蟳 yan岩演 yang央阳洋 yao窑瑶 ye叶 yi一怡毅 yin音银 ying英盈营 you友 yu屿育 ' +
  'yuan元员园缘源苑 yue岳 yun云芸筼 zai仔 zao灶造 zeng曾 zhai宅寨翟 zhan站 zhao赵 zhe蔗 zhen贞圳振镇 zheng郑 zhi织 ' +
  'zhong中忠钟种 zhou洲 zhu朱猪竹竺 zhuang庄 zi梓 zu族'

const sounds = new Map<string, string>()
for (const entry of SYLLABLES.split(' ')) {
  const sound = entry.replace(/\p{Script=Han}/gu, '')
  for (const character of entry.slice(sound.length)) if (!sounds.has(character)) sounds.set(character, sound)
}

/** 曾厝垵 → Zengcuo'an */
export function romanise(name: string): string {
  const word = [...name].reduce((text, character) => {
    const sound = sounds.get(character)
    if (sound === undefined) throw new Error(`no romanisation for ${character} in ${name}`)
    return text + (text !== '' && /^[aeo]/.test(sound) ? "'" : '') + sound
  }, '')
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
