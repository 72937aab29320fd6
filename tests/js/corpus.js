"use strict";
// Invented pages for the tests: sentences about invented units, put together by a fixed random walk.
const WHO = ["办公室", "信息科", "德育处", "宣传委员", "值班室", "总支书记", "网络中心", "村支书张某"];
const WHAT = [
  "修订了《网络安全事件应急处置预案》", "核对了联系人名单", "组织断网演练", "学习了有关文件", "清理了12个不用的公众号",
  "把“第一责任人”写进了岗位职责", "抽查了3个班的记录", "没有按时报送月报", "请2名老师讲了一课", "登记了36条意见",
  "補記了會議記錄", "测试了Ａ类账号ABC2021的权限",
];
const WHEN = ["3月", "6月18日", "上半年", "第二季度", "去年年底", "每周一", "2021年9月1日"];
const HOW = ["由专人负责", "以签到表为准", "谁主管、谁负责", "问题列入整改清单", "到年底没有完成", "记录存档备查", "𠮷林路校区另行安排"];

/** A small generator of numbers below n that repeats from run to run. */
function dice(seed) {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

function sentence(roll) {
  const pick = (list) => list[roll(list.length)];
  const parts = [pick(WHEN) + "，" + pick(WHO) + pick(WHAT), pick(HOW)];
  if (roll(2)) parts.splice(1, 0, pick(WHO) + pick(WHAT));
  return parts.join("，") + (roll(4) ? "。" : "；") + `共${roll(400)}人次参加。`;
}

function page(number, roll) {
  const types = ["school", "government", "enterprise"];
  const year = 2018 + roll(6);
  const paragraphs = (count) => Array.from({ length: count }, () => sentence(roll) + sentence(roll)).join("\n\n");
  return `---
title: 云陂第${number}单位${year}年工作报告
type: example
fictional: true
org: 云陂第${number}单位
org_type: ${types[roll(3)]}
report_type: ${roll(2) ? "work" : "self_check"}
period: '${year}'
grade: ${roll(3) ? "ordinary" : "recommended"}
copy_of: ${roll(6) ? "null" : "examples/2018/p0.md"}
parts: {a0: opening, a1: progress, a2: problems, a3: next}
---

# 云陂第${number}单位${year}年工作报告 {#a0}

${paragraphs(1)}

## 一、开展情况 {#a1}

### （一）抓落实 {#a1-1}

${paragraphs(2)}

- 一是${sentence(roll)}
- 二是${sentence(roll)}

## 二、存在问题 {#a2}

${paragraphs(2)}

## 三、下一步 {#a3}

${paragraphs(1)}

??? receipt "清洗记录"

    断行：并了3处，这一句不该被找到。
`;
}

/** path → Markdown of `count` pages. */
function pages(count) {
  const roll = dice(20261124);
  return Object.fromEntries(Array.from({ length: count }, (_, number) => [`examples/2021/p${number}.md`, page(number, roll)]));
}

module.exports = { pages, dice };
