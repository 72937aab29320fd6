"""Traditional text made simplified; simplified text is left alone, whatever single characters it quotes."""

import re
from functools import cache

from opencc import OpenCC

from scripts.document import Blocks, map_text, plain_text
from scripts.pipeline import cleaning_pass, han_count, han_of

# Frequent characters that only Traditional text has.
_TRADITIONAL = re.compile(
    "[並來個們備劃動務勞區員問喪單嘆嚴國圍園圓圖團執堅報場塊墻壇壓壯壽夢夥奪奮婦媽孫學實寧審寫寬寶將專尋對導屆層屬岡島嶺帶幣幫幹廟廠廣廳張強彈彎彥後徑從復徵態憑懇應懷懸戀戰戲掃揚換損搖撥擁擇擊擔據擺攝數於時"
    "書會業構機權歲歸濟為現產當發紀級組結絡統經網緊線練縣總織繫義習聞聯職與舉處號視計訊記設話認調論講識讀責這進過還鄉鎮門開間關隊階電頁項順須預領頭頻題顯風飛養館馬驗體魚鳥麗黃點黨齊龍]"
)
_SHARE = 0.04
"""Share of such characters, of all Chinese ones, from which on a text is Traditional: about 0.25 there, 0 elsewhere."""


# The particle 着 was 著 there, and opencc t2s leaves it, since 著作 has it as well.
_PARTICLE = re.compile("(?<![显编名原土专论昭卓巨译合拙遗新所])著(?![作名述称录者书])")


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _is_traditional(text: str) -> bool:
    traditional = len(_TRADITIONAL.findall(text))
    return traditional >= 2 and traditional >= _SHARE * len(han_of(text))


@cleaning_pass(keeps=han_count)
def simplify(blocks: Blocks) -> Blocks:
    """繁转简：整篇是繁体字的，逐字转成简体字。"""
    if not _is_traditional(plain_text(blocks)):
        return blocks
    return map_text(blocks, lambda text: _PARTICLE.sub("着", _converter().convert(text)))
