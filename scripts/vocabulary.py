"""Every id that stands in front matter, with its label in Chinese and English. The one list of each kind."""

from typing import NamedTuple


class Label(NamedTuple):
    """What people read for an id."""

    zh: str
    en: str


PAGE_TYPES = {
    "page": Label("页面", "Page"),
    "requirement": Label("要求", "Requirement"),
    "example": Label("范例", "Example"),
    "counterexample": Label("反例", "Counterexample"),
    "guide": Label("写法", "Guide"),
    "template": Label("模板", "Template"),
    "topic": Label("主题", "Topic"),
    "term": Label("词语", "Term"),
}

ORG_TYPES = {
    "school": Label("学校", "School"),
    "university": Label("高校", "University"),
    "government": Label("机关", "Government body"),
    "township": Label("乡镇、街道", "Township"),
    "community": Label("村、社区", "Community"),
    "enterprise": Label("企业", "Enterprise"),
    "institution": Label("事业单位", "Public institution"),
    "hospital": Label("医院", "Hospital"),
    "park": Label("园区", "Development park"),
    "party": Label("党委部门", "Party department"),
    "research": Label("科研院所", "Research institute"),
    "none": Label("不限单位", "No unit"),
}

REPORT_TYPES = {
    "work": Label("工作报告", "Work report"),
    "summary": Label("总结", "Summary"),
    "special": Label("专项报告", "Special report"),
    "self_check": Label("自查报告", "Self-check report"),
    "analysis": Label("分析研判", "Analysis"),
    "duty": Label("述职", "Duty report"),
    "plan": Label("计划", "Plan"),
    "activity": Label("活动报道", "Activity report"),
    "inspection": Label("检查报告", "Inspection report"),
    "survey": Label("调研报告", "Survey"),
    "essay": Label("文章", "Essay"),
}

PARTS = {
    "opening": Label("开头", "Opening"),
    "progress": Label("开展情况", "Work done"),
    "problems": Label("存在问题", "Problems"),
    "causes": Label("原因", "Causes"),
    "next": Label("下一步", "Next steps"),
    "closing": Label("结尾", "Closing"),
}

GRADES = {
    "recommended": Label("推荐", "Recommended"),
    "ordinary": Label("一般", "Ordinary"),
    "weak": Label("较弱", "Weak"),
}

TOPICS = {
    "network-ideology": ("网络意识形态",),
    "publishing-review": ("审核", "审看", "发布登记", "登记簿"),
    "public-response": ("舆情", "留言", "热线", "答复"),
    "training": ("培训", "签到", "考勤"),
}
"""The topics a report can be filed under, by the words that tell them; each has its page in docs/topics/."""
