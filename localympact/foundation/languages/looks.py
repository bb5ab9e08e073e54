"""Which letters look like which Latin ones; enough for names, not a copy of Unicode's whole list."""

from typing import Final

# Pairs read "this letter looks like that one", capital and small apart because their shapes differ.
_CYRILLIC = (
    "АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX ҮY ԌG ԚQ ԜW ЗE ҺH ӀI "
    "аa еe оo рp сc уy хx іi јj ѕs һh ԁd ԛq ԝw ѵv ӏl гr кk тt мm нh вb пn ԍg үy ґr зe"
)
_GREEK = "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX αa βb γy εe ηn ιi κk νv οo ρp σo ςc τt υu χx ωw μu ϲc ϳj"
_LATIN = "ɑa ɡg ıi ǀl ƖI ʋu ɩi ɛe ɔo ʏy ᴏo ᴠv ᴢz ƨs ƽs ɴn ʀr ꞓc ɪi ʟl"
_CHEROKEE = "ᎪA ᏴB ᏟC ᎬE ᎻH ᎫJ ᏦK ᏞL ᎷM ᏢP ᎡR ᏚS ᎢT ᏔW ᎩY ᏃZ"
_ARMENIAN = "օo սu ոn հh ցg ՕO ՍU"

LOOK_ALIKES: Final[dict[str, str]] = {
    pair[0]: pair[1:] for group in (_CYRILLIC, _GREEK, _LATIN, _CHEROKEE, _ARMENIAN) for pair in group.split()
}
