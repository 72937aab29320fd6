"""What the web site, the uploader or the printer put around a report: known by shape, never by a site's name."""

import re

from scripts.document import Block, Blocks, Paragraph
from scripts.passes.keeping import han_or_fewer
from scripts.pipeline import cleaning_pass

_COUNTED = r"(?:实用|精选|通用|优秀|优质|热门|汇总|合集|最新|推荐|必备|集锦|锦集|大全|范文|共|合计|参考)*"
_DOCUMENTS = r"(?:全文|文档|范文|原文|文章|word|doc|pdf|更多)"
_COLUMNS = "(?:首页|主页|正文|中心|公告|动态|新闻|栏目|频道|范文|总结|公开|资讯|专题|详情|列表|文库)"
"""Words that tell a breadcrumb from the steps of a procedure (受理 > 初审 > 办结)."""
_BUTTONS = "打印本页|打印本文|打印|关闭窗口|关闭|返回顶部|返回列表|返回首页|返回上一页|回到顶部|收藏本[页站]|加入收藏|分享到|分享至|我要纠错"
_LINES = (
    r"(?:您?(?:当前|现在|目前)的?|您?所在的?|你的)位置\s*[:：].*",  # breadcrumb
    rf"(?=.*[>»›;])(?=.*{_COLUMNS})(?:[^\s，。；]{{1,20}}\s*(?:>|»|›|&gt;)+\s*){{2,}}[^，。；]{{0,60}}",
    r"(?:首页|主页)\s*[>»›/|-].*",
    r"(?:发[布表]|更新)?(?:时间|日期)\s*[:：].*(?:作者|来源|编辑|浏览|阅读|点击|字体|字号).*",  # byline
    r"(?:发[布表]|更新|上传|录入)(?:时间|日期|于)\s*[:：]?\s*\d.{0,40}",
    r"时间\s*[:：]\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?",
    r"(?:作者|编辑|责(?:任)?编(?:辑)?|(?:信息)?来源|文章来源|上传者|发布者|投稿|供稿人?)\s*[:：].{0,40}",
    r"(?:浏览|阅读|点击|访问|下载)(?:次数|量|数|人数)?\s*[:：]\s*\d.{0,30}",
    r"[【\[]?(?:字体|字号)\s*[:：]?.{0,20}(?:大|中|小).{0,10}",
    r"[（(【\[](?:作者|编辑|责(?:任)?编(?:辑)?|(?:信息)?来源|审核|校对|初审|复审|终审|图文?|摄影)\s*[:：][^（()）。；]{0,30}[）)】\]]",
    r"(?:扫(?:一扫|码|描).{0,12}(?:手机|当前页|二维码|关注|分享).{0,12}|(?:想看)?更多(?:内容|精彩|信息|资讯|资料|范文|文章|详情)[^。]{0,14}(?:关注|访问|搜索|登录|点击)[^。]{0,24}|推荐访问\s*[:：].*"
    r"|相关附件\s*[:：].*|.{0,30}ICP备.{0,40}|.{0,12}公网安备.{0,40}|(?:主办|承办|技术支持)(?:单位)?\s*[:：].{0,40}(?:邮编|电话|备案).*)",
    r"[^，。；！？]{0,24}(?:https?://|www\.)[!-~]+[^，。；！？]{0,16}",  # address of a site
    rf"(?:[【\[（(]?\s*(?:{_BUTTONS})\s*[】\]）)]?[\s:：|｜]*)+",
    r"(?:上一篇|下一篇|上一页|下一页|相关(?:文章|阅读|推荐|范文|资料|链接)|推荐(?:阅读|文章|范文)|猜你喜欢|热门(?:文章|推荐|搜索)"
    r"|本文(?:地址|链接|网址|来源于?|标签)|标签|关键词|关键字|版权(?:声明|所有)|免责声明|延伸阅读|大家都在看|随机推荐)(?:\s*[:：】].*|$)",
    r"(?:分享到|分享至|打印本页|关闭窗口|返回顶部|返回列表|收藏本[页站]|打印|【?打印】?\s*【?关闭】?)\s*[:：]?.{0,30}",
    r"(?=.*篇).{2,60}[（(\[【]?\s*(?:实用|精选|通用|优秀|优质|热门|汇总|合集|最新|推荐|必备|集锦|锦集|范文|共)+\s*"
    r"(?:\d+|[一二三四五六七八九十]+)\s*篇\s*[）)\]】]?.{0,8}",  # title of the page around a compilation
    r".{2,60}[（(]\s*(?:\d+|[一二三四五六七八九十]+)\s*篇\s*[）)]",
    r"[-—–－·•=~～|\s]*\d{1,4}[-—–－·•=~～|\s]*",  # page number
    r"[-—–－\s]*第\s*(?:\d+|[一二三四五六七八九十百]+)\s*页\s*(?:[,，/、·|（(]?\s*共\s*\d+\s*页\s*[）)]?)?[-—–－\s]*",
    r"(?:page|p\.?)\s*\d+(?:\s*(?:of|/)\s*\d+)?",
    r"\d{1,3}\s*/\s*\d{1,3}",
    r"[\s\-—–_=*~～·.…+#|│─━]{3,}",
    rf"(?:点击|立即|免费|展开|查看|阅读|下载|继续).{{0,6}}{_DOCUMENTS}.{{0,20}}",  # viewer of documents
    r"(?:文档|全文)(?:预览|下载|内容).{0,12}|.{0,6}(?:预览|试读)(?:已?结束|到此|部分|页).{0,20}",
    r".{0,4}(?:还?剩余?|余下)\s*\d+\s*页.{0,20}|\d+\s*页未读.{0,10}|.{0,10}内容已?(?:隐藏|省略).{0,12}",
    r"[（(\[【]?(?:全文完|完|本文完|图片|正文|word版|doc版)[）)\]】]",
    r"(?:目\s*录|contents)",
    r"[^。！？]{2,60}(?:[.．·…]{3,}|-{5,}|_{5,})\s*\d{1,3}",  # line of a table of contents
)
_LINE = re.compile("|".join(f"(?:{each})" for each in _LINES), re.IGNORECASE)
_INTRO = re.compile(
    r"小编.{0,12}(?:为|给|带来|整理|收集|准备|精心|推荐|分享|搜集|汇总)|(?:以下|下面|这里|本站|本文|本网|网).{0,12}(?:为|给)(?:大家|您|你们?)"
    r".{0,16}(?:整理|收集|准备|分享|带来|提供|推荐|搜集|介绍)|欢迎(?:大家)?(?:品鉴|阅读|参考|借鉴|查阅|分享|收藏|下载|浏览)"
    r"|希望(?:对|能|可以|能够|给).{0,8}(?:大家|您|你们?).{0,10}(?:帮助|参考|喜欢|启发)|仅?供(?:大家|您|各位)?.{0,4}(?:写作|学习)?.{0,2}(?:参考|借鉴)"
    r"[,，].{0,6}(?:欢迎|希望)|感谢(?:您的?|大家的?)?(?:阅读|浏览|下载|支持)|的相关(?:范文|文章|内容)[,，].{0,8}(?:欢迎|希望|供|仅)"
    r"|(?:范文|资料).{0,8}供.{0,8}参考|[由为](?:会员|网友|用户|作者|匿名|本站).{0,8}(?:上传|分享|提供|投稿|整理)"
)
_TAIL = re.compile(
    r"(?:文档|范文|本文|全文).{0,12}下载到?.{0,6}(?:电脑|本地)|方便收藏(?:和|与)打印|如有侵权|侵权.{0,8}(?:删除|联系)|版权归.{0,8}所有"
    r"|来源于?(?:网络|互联网)|未经.{0,8}(?:授权|许可).{0,8}转载|转载(?:请|须|需).{0,4}注明|扫(?:码|描).{0,8}二维码|关注.{0,6}公众号.{0,8}(?:回复|领取|获取(?:更多|资料|范文|全文|文档))"
)
_SIGN = re.compile(
    "小编|大家|您|你|欢迎|参考|借鉴|感谢|的相关|上传|分享|提供|投稿|整理|下载|收藏|侵权|版权|来源|未经|转载|扫码|扫描|公众号"
)
"""Words one of which an uploader's text has; most paragraphs have none."""
_BOLD = re.compile(
    r"(?<![\w*])\*\*(?![省市县区镇乡村局委办校院年月日条次篇人网报街社公单部厅xX×\s*])([^*\n]{3,80}?)\*\*(?![*省市县区镇乡村局委])"
)
"""Words a site set in bold by signs: **加强学习。**; **县 and 发布**条 are masks."""
_LONG = 300
"""Characters from which on a paragraph is not an uploader's; only its sentences of that kind go then."""
_SENTENCE = re.compile(r"[^。！？!?]*[。！？!?]+[”’]?|[^。！？!?]+$")
_FOOTNOTE = re.compile(r"(?<=[\u4e00-\u9fff%。，”])(?:\[\d{1,2}\])+(?!\d|号)")
_OURS = re.compile(r"[我本](?:局|委|县|市|镇|乡|街道|社区|校|院|系|办|中心|单位|公司|区|厅|所|村|部)")


def _kept(block: Block) -> Block | None:
    if not isinstance(block, Paragraph) or block.role:
        return block
    text = block.text.strip()
    if _LINE.fullmatch(text):
        return None
    cut = _FOOTNOTE.sub("", text) if "[" in text else text
    cut = _BOLD.sub(r"\1", cut) if "**" in cut else cut
    if _SIGN.search(text) and (_INTRO.search(text) or (len(text) < _LONG and _TAIL.search(text))):
        if len(text) < _LONG and not _OURS.search(text):
            return None
        cut = "".join(part for part in _SENTENCE.findall(cut) if not _INTRO.search(part) and not _TAIL.search(part))
    if cut == text:
        return block
    return _kept(Paragraph(cut, block.lines)) if cut.strip() else None


@cleaning_pass(keeps=han_or_fewer)
def boilerplate(blocks: Blocks) -> Blocks:
    """网页杂物：去掉网站栏目、署名、编者的话、页码和文库提示。"""
    return tuple(kept for block in blocks if (kept := _kept(block)) is not None)
