"""The level that an indicator wants to reach: value, unit and direction, or a state that is there or is not."""

from __future__ import annotations

import re

from assistant.kept import kept
from assistant.proposal.model import Indicator, Target
from assistant.thai.numbers import arabic, number

LEVEL_CELL = re.compile(r"^\s*(?:ไม่เกิน|ไม่น้อยกว่า|อย่างน้อย|ไม่ต่ำกว่า|มากกว่า|น้อยกว่า|ร้อยละ|[≥≤<>=])?\s*(?P<figure>\d[\d,]*(?:\.\d+)?)\s*(?:%|[ก-๎][ก-๎ ]{0,13})?\s*$")
_PERCENT = re.compile(r"(?:ร้อยละ(?:\s*ของ[^\d]{0,60})?|อัตรา[^\d]{0,20}ร้อยละ)\s*(?P<a>\d+(?:\.\d+)?)|(?P<b>\d+(?:\.\d+)?)\s*(?:%|เปอร์เซ็น)")
_COUNT = re.compile(r"(?P<value>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[ก-ฮเ-ไ][ก-๙.]{0,12})?")
_SPECIFIC = re.compile(r"(?:ครั้งที่|กิจกรรมที่|ที่|หมู่|อายุ|พ\.ศ\.|ปี|ข้อ|โรงเรียน|(?<![ก-ฮ])ม\.)\s*$")
_UNITS = ("คน", "ราย", "ครัวเรือน", "หลังคาเรือน", "ครั้ง", "ชุด", "แห่ง", "กลุ่ม", "จุด", "หมู่บ้าน", "เล่ม", "ฉบับ", "แผน", "คะแนน", "ชิ้น", "เรื่อง", "แกนนำ", "หลัง", "ระดับ", "เครือข่าย", "ชมรม", "เมนู", "บ้าน", "แปลง", "ร้าน", "โรงเรียน", "คู่", "ลำ", "คัน", "ทีม", "วัน", "สัปดาห์", "เดือน", "กิโลกรัม", "กก", "นาที", "มาตรการ", "ข้อตกลง", "ศูนย์", "ป้าย", "ฐาน", "ต้น", "ใบ", "รายการ", "ท่า", "ข้อ", "ตำบล", "ชุมชน", "ห้อง", "คดี", "เท่า", "ลิตร", "ถัง", "แผ่น", "หมู่")
_MEASURE = re.compile(r"\s*(?:ร้อยละ|จำนวน|อัตรา|ระดับ|สัดส่วน|ความ)")
_REACHED = re.compile(r"(?:ไม่น้อยกว่า|อย่างน้อย|ไม่เกิน|ไม่ต่ำกว่า|เหลือ|เป็น|ครบ|ขึ้นไป|มากกว่า|น้อยกว่า|ต่ำกว่า|ถึง|ได้|เพิ่มอีก|ทั้ง)\s*(?:ประมาณ\s*)?$")
_SURE = re.compile(r"\s*[ก-๎]{0,12}?(?:ขึ้นไป|\s*(?:จาก|ใน)\s*\d)|\s*[ก-๎]{0,8}\s*(?:จาก|ใน)\s*\d|/\d")
_WORD_UNIT = re.compile(r"[ก-ฮเ-ไ][ก-๎]{0,5}")
_TIME = re.compile("ปี|ขวบ|วินาที|นาที|ชั่วโมง|ชม|เดือน|วัน|สัปดาห์|องศา|บาท|เมตร|ซม|กก|ลิตร|มก|มล|ส่วน|เท่า|และ|ถึง|หรือ|ใน|จาก|ของ|ที่|ข้อ|ม\\.")
_SIZED = re.compile(r"(?:มากกว่า|น้อยกว่า|เกิน|ตั้งแต่|ระดับ|ขนาด|รุ่น|ภายใน|หลัง|ช่วง)\s*$")
_DOWN = re.compile(r"ไม่เกิน|ลดลง|ลดเหลือ|เหลือ|น้อยลง|ต่ำกว่า|น้อยกว่า|ไม่มี")
_STATE = re.compile(
    r"^\s*ไม่มี|มี/ไม่มี|ได้/ไม่ได้|ผ่าน/ไม่ผ่าน|ใช่/ไม่ใช่|เกิด/ไม่เกิด|ทุก(?!วัน|เดือน|ปี|สัปดาห์|เช้า|เย็น|ๆ|ข์|ภาคส่วน|เพศ|ช่วง|ระดับ)[ก-ฮ]|ครบถ้วน|ครบทุก|ทั้งหมด|ครึ่ง|ไม่มีผู้|ไม่มีคน|ไม่มีใคร|ไม่มีการ|ไม่พบ"
    r"|(?:^|\s)(?:มี|เกิด|ได้)(?:การ)?(?:จัดตั้ง|ประกาศ|แต่งตั้ง|ลงนาม)?(?:ข้อตกลง|กติกา|ข้อบังคับ|ธรรมนูญ|มาตรการ|แผน|ทะเบียน|ฐานข้อมูล|คู่มือ|ศูนย์|ชมรม|คณะทำงาน|ระเบียบ|นโยบาย|แกนนำ|กลุ่ม|ป้าย|จุด|ระบบ|สมุด|คณะกรรมการ|แผนที่|เครือข่าย|หลักสูตร|บันทึก|ตู้|ราว)"
    r"|(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย)\s?(?:ใน|จาก|คน|ราย|ครั้ง|หลัง|แห่ง|กลุ่ม|ข้อ|บ้าน|ร้าน|ลำ|แพ|สวน|โซน|จุด|คู่|ทีม|แปลง|ส่วน|ตัวอย่าง|คะแนน|ตัว|หมู่)|ครบทั้ง|กึ่งหนึ่ง|สองในสาม|สามในสี่"
    r"|แล้ว(?:\s|$)|ลายลักษณ์อักษร|ติดประกาศ|ลงนาม|เป็นศูนย์|หนึ่งคน|สักคน|อย่างน้อยหนึ่ง"
)



def indicator(text: str, start: int, end: int, numbers: tuple[str, ...] = ()) -> Indicator:
    """An indicator with the level that its wording, or the numeric cells behind it, want to reach."""
    return Indicator(text, start, end, **level((text, numbers)))


@kept
def level(given: tuple[str, tuple[str, ...]]) -> dict:
    """target and yes_no of an indicator's wording; given with it: the numeric cells behind it, the last one its target."""
    text, numbers = given
    plain = arabic(text)
    direction = "down" if _DOWN.search(plain) else "up"
    state = bool(_STATE.search(plain))
    percents = list(_PERCENT.finditer(plain))
    if state and _MEASURE.match(plain) and not numbers:
        state = False
    if percents:
        value = number(percents[-1]["a"] or percents[-1]["b"])
        return {"target": value is not None and Target(value, "ร้อยละ", direction) or None, "yes_no": state}
    for value_text in reversed(numbers):
        level = LEVEL_CELL.match(value_text)
        value = number(level["figure"]) if level else None
        if value is not None and not (value == 0 and "." in value_text):
            unit = "ร้อยละ" if "ร้อยละ" in plain or "%" in value_text else (re.search(r"\(([ก-๙]{2,12})\)", plain) or ["", ""])[1]
            return {"target": Target(value, unit, direction), "yes_no": state}
    counts = []
    for match in _COUNT.finditer(plain):
        before = plain[: match.start()]
        unit = next((unit for unit in _UNITS if (match["unit"] or "").startswith(unit)), "")
        sure = bool(_REACHED.search(before) or _SURE.match(plain, match.end("value")))
        if not unit and match["unit"] and not _TIME.match(match["unit"]) and not _SIZED.search(before):  # "15 คอก"
            unit = _WORD_UNIT.match(match["unit"])[0]
        if not unit and sure:
            unit = _WORD_UNIT.match(match["unit"] or "")[0] if _WORD_UNIT.match(match["unit"] or "") else "หน่วย"
        value = number(match["value"])
        if unit and value is not None and not _SPECIFIC.search(before):
            counts.append((sure, Target(value, unit, direction)))
    reached = [target for sure, target in counts if sure]
    counts = reached[:1] or [target for _, target in counts]
    return {"target": counts[-1] if counts else None, "yes_no": state}
