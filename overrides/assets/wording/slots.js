"use strict";
/**
 * What the pattern of a sentence knows, to be read and added to by anyone: words only, the rules are in pattern.js.
 * Lists are parted by spaces. A slot is better missed than laid over wording that never changes.
 */
const WordingSlots = {
  /** Measure words, by the name of the number before them. */
  measures: {
    次数: "次 遍 轮 回",
    人数: "人 名 位 个人",
    人次: "人次 人·次",
    户数: "户",
    户次: "户次",
    家数: "家",
    件数: "件 封 起 宗",
    条数: "条 则",
    项数: "项",
    个数: "个 支 只 枚",
    处数: "处 点位",
    份数: "份 本 册 套",
    篇数: "篇 幅",
    页数: "页",
    张数: "张 块 版",
    字数: "字",
    期数: "期",
    场数: "场 场次 堂 节 课时 学时",
    班数: "班次 个班",
    台数: "台 部 辆 艘 架",
    间数: "间",
    栋数: "栋 幢",
    首数: "首",
    把数: "把",
    门数: "门",
    所数: "所",
    批数: "批 批次",
    组数: "组",
    类数: "类 种",
    字节数: "兆 字节",
    里程: "公里 千米 米",
    面积: "平方米 亩 公顷",
    重量: "吨 公斤 千克",
    层数: "层",
    天数: "天 个工作日 日内 日以内",
    周数: "周 个星期",
    月数: "个月 个多月",
    年数: "年",
    小时数: "小时 个小时",
    分钟数: "分钟",
    秒数: "秒",
    年龄: "岁 周岁",
  },

  /** Words that begin like a measure word and are none. */
  notMeasures:
    "首先 首次 首页 首批 首要 首问 把关 把握 间隔 间接 间断 所有 所属 所在 所谓 所以 所长 门诊 门口 门牌 门类 场所 版本 版面 封面 起草 起来 起始 起止 起步 次性 次生 次日 次要 次序 次级 人口 人民 人类 人为 人大 名单 名称 位于 位置 家庭 家长 件套 条件 条例 项目 个别 个性 个体 处理 处置 处于 处分 " +
    "本地 本级 本单位 期间 期限 期末 场地 节约 节日 台账 台风 部门 部署 部分 部长 部委 架构 批评 批准 组织 组长 类似 种植 层级 层面 " +
    "天然 天气 周边 周围 周年 年级 年度 年制 年代 年轻 支部 支持 支出 只有 只要 篇章 篇幅 户外 份额 套路 轮流 轮班 轮岗 回头 回应 回复 字样",

  /** Wording that stays as it is, though a number and a measure word stand in it. N is any Chinese number. */
  fixed:
    "一岗双责 第一责任人 第一时间 第一议题 第一线 第一书记 一把手 一票否决 一次性 一体 一盘棋 一是 二是 三是 四是 五是 六是 统一 进一步 " +
    "三会一课 两学一做 两个维护 两个确立 两个责任 两个全面 两个结合 两个文明 两个毫不动摇 两个一百年 三重一大 三审三校 三级三审 " +
    "三个代表 三个责任 三个务必 三个区分开来 三个必须 三个到位 三个规定 三项机制 三公经费 三位一体 四个意识 四个自信 四个全面 " +
    "四个伟大 四个服务 四个不放过 四个最严 四个合格 四个到位 四种形态 四议两公开 四项基本原则 五个一 五位一体 五年规划 五年计划 " +
    "六个必须 六个坚持 六个聚焦 六项纪律 八项规定 八个明确 十个明确 十三五 十四五 十五五 双随机一公开 三天两头 五一 " +
    "N个方面 N方面 N大方面 N个维度 N个层面 N个坚持 N个加强 N个统一 N个率先 N个转变 N个强化 N个注重 N个突出 N个确保 N届 N中全会 N大精神 " +
    "24小时值班 24小时值守 24小时不间断 24小时畅通 24小时开机 24小时在岗 24小时专人 二十四小时值班 二十四小时值守 7×24小时 全天24小时",

  /** Surnames before 某. */
  surnames:
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳唐罗薛雷贺倪汤滕殷毕郝邬安常乐于傅皮齐康伍余元卜顾孟平黄" +
    "和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房丁邓洪包左石崔吉龚程邢裴陆翁",

  /** Characters of the words in this file: each Traditional one before its simplified one, the usual form first. */
  scripts:
    "為为說说積积個个項项場场條条張张塊块頁页處处戶户課课時时鐘钟萬万億亿兩两幾几餘余級级歲岁號号區区縣县鎮镇鄉乡臺台輛辆畝亩週周點点幹干屆届個个員员際际觀观責责書书線线網网體体會会學学產产冊册憑凭單单發发聽听" +
    "復复審审層层當当錄录報报數数來来棟栋檢检現现電电稱称簽签類类紀纪練练組组統统輿舆節节計计議议記记訪访證证談谈賬账資资門门問问間间預预額额齡龄專专嚴严爲为習习於于衆众偉伟黨党內内決决準准劃划則则別别辦办" +
    "務务動动參参雙双變变噸吨諮咨圍围堅坚頭头實实屬属崗岗師师帶带應应開开強强態态護护擬拟搖摇斷断機机構构樣样氣气暢畅盤盘碼码確确種种約约織织經经結结維维編编羣群職职補补見见規规視视訂订訓训講讲評评識识訴诉" +
    "診诊話话詢询諾诺讀读調调謂谓購购費费轉转輪轮輕轻邊边過过進进採采銷销長长隨随頃顷須须頻频題题風风駛驶駕驾説说",


  /** The record that proves a slot, whatever the sentence says. */
  records: {
    文件名: "现行文本封面上的全称",
    文号: "来文首页",
    序号: "现行文本或整改台账",
    单位: "公章上的全称",
    姓名: "人事名册，本人知道",
    年龄: "人事名册",
    百分比: "分子、分母各自的记录",
    比例: "分子、分母各自的记录",
    金额: "预算批文、合同或支出凭证",
  },

  /**
   * The record that proves a slot whose clause has one of the words, or else the nearest clause before it in the sentence;
   * a line with `near` looks at the slot's own clause only. The first line wins. No `slots`: any.
   */
  recordsByWords: [
    { slots: "月日 月份 日期 年月 年月日 年份", words: "日前 月前 月底前 月末前 年底前 月中旬前 月上旬前 月下旬前 拟于 计划 打算", record: "整改台账或工作安排", near: true },
    { slots: "人数 人次", words: "参加 参训 到会 到场 出席 签到 应到 实到 缺席 听课 听讲 培训 学习 演练 讲座", record: "签到表", near: true },
    { slots: "人数", words: "在编 职工 教师 编制 在职 党员 驾驶员 科研人员 在读 学生 常住", record: "人事名册或统计报表", near: true },
    { slots: "", words: "问卷", record: "问卷统计表" },
    { slots: "", words: "演练", record: "演练记录" },
    { slots: "", words: "舆情", record: "舆情登记表" },
    { slots: "", words: "留言 投诉 来信 来访 来电 诉求 答复 回复 咨询 信访 收到提问 网上提问 意见箱 电话询问 接到电话", record: "来信来电登记" },
    { slots: "", words: "审看 审核 审批", record: "发稿审核登记", near: true },
    { slots: "", words: "听课 听评", record: "听课记录" },
    { slots: "", words: "培训 办班 学习 讲座 授课 讲课 补学 补课 党课", record: "签到表" },
    { slots: "", words: "会议 研究 党委会 党组会 听取 议题 开会 说明会 家长会 班会 座谈会", record: "会议记录或纪要" },
    { slots: "", words: "抽查 检查 督查 核查 自查 查出 复查 抽问 巡查 排查", record: "检查记录" },
    { slots: "", words: "整改 销号 改完 改正", record: "整改台账" },
    { slots: "", words: "值班登记 值班表 值班电话 值班室 带班 值守 抽打", record: "值班登记簿" },
    { slots: "", words: "走访 入户 谈心 调研 座谈", record: "走访或座谈记录" },
    { slots: "", words: "发布 推文 稿件 信息 短视频 更正", record: "发稿审核登记", near: true },
    { slots: "", words: "责任书 承诺书 责任清单 责任单", record: "签字的责任书", near: true },
    { slots: "", words: "印发 修订 制定 出台", record: "印发的文本", near: true },
    { slots: "个数 台数 人数 处数 张数 次数 家数", words: "账号 公众号 密码 管理员 服务器 计算机 平台 网站 微信群", record: "资产和账号台账", near: true },
    { slots: "", words: "经费 预算 购置 采购", record: "预算批文、合同或支出凭证", near: true },
  ],

  /** Words that hold one of those above and mean something else. */
  otherWords: "研究生 研究所 研究院 会议室 信息中心 信息科 信息部 信息技术",

  /** The record of a slot that no line above tells. */
  recordsElse: {
    月日: "当天的记录", 年月日: "当天的记录", 日期: "当天的记录", 时刻: "当天的记录", 月份: "当月的记录", 年月: "当月的记录",
    年份: "当年的记录", 地点: "当次的登记", "": "台账",
  },
};
