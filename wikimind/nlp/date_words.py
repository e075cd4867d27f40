"""Words beside a number of four digits that make it a year, by language. Patterns, in lower case."""

# Before it: these say so by themselves, whatever the number.
SURE = {
    "en": r"(?:the )?years?|early|late|mid-?|circa|ca\.|anno",
    "de": r"(?:im |des )?jahre?s?|anfang|ende|mitte|circa|ca\.|anno",
    "fr": r"l['’]an|(?:l['’])?année|début|fin|vers",
    "es": r"(?:el |del )?año|hacia",
    "it": r"(?:nell['’]|dell['’])?anno",
    "pt": r"(?:o |no |do )?ano(?: de)?",
    "nl": r"(?:het |in het )?jaar|begin|eind",
    "pl": r"roku|rok",
    "cs": r"roce|roku|rok",
    "uk": r"рік|року",
    "ru": r"году|год|года",
    "el": r"(?:το )?έτος|(?:του )?έτους",
    "sv": r"år(?:et)?",
    "da": r"år(?:et)?",
    "no": r"år(?:et)?",
    "fi": r"vuonna|vuoden|vuodesta|vuoteen",
    "ro": r"anul",
    "id": r"tahun",
    "vi": r"năm",
    "tr": r"yıl",
    "ar": r"(?:في )?(?:عام|سنة|العام|بعام)",
    "fa": r"(?:در )?سال",
    "he": r"(?:ב|מ)?שנת",
    "hi": r"सन्|सन|वर्ष|साल",
    "th": r"ค\.ศ\.|คริสต์ศักราช",
    "zh": r"公元|西元",
    "ja": r"西暦",
    "ko": r"서기",
}
# Before it: these make it one unless it may well count what follows.
WEAK = {
    "en": r"in|since|by|until|till|before|after|during|from|between|and|to|of",
    "de": r"in|seit|bis|von|ab|um|vor|nach|zwischen|und",
    "fr": r"en|depuis|dès|jusqu['’]en|avant|après|entre|et|de",
    "es": r"en|desde|hasta|entre|y|de",
    "it": r"nel|dal|al|del|tra il|fra il|e il",
    "pt": r"em|desde|até|entre|e|de",
    "nl": r"in|sinds|tot|van|vanaf|tussen|en",
    "pl": r"w|od|do|z",
    "cs": r"v|od|do|z",
    "el": r"το|τo|από το|μέχρι το|έως το|του|στα",
    "sv": r"sedan|från|till|mellan|och",
    "da": r"i|siden|fra|til",
    "no": r"i|siden|fra|til",
    "ro": r"în|din|până în",
    "id": r"pada|sejak",
    "he": r"ב-?|מ-?|עד",
    "hi": r"से",
    "ar": r"منذ|حتى",
}
# Behind it: a year whatever stands before.
AFTER = {
    "ru": r"(?:-?(?:го|м|й))?\s?(?:году|года|годом|годах|годы|годов|год|гг?\.)",
    "uk": r"\s?(?:року|році|роком|роках|рік|рр?\.)",
    "be": r"\s?(?:годзе|года|год|г\.)",
    "bg": r"\s?(?:година|годината|г\.)",
    "sr": r"\.?\s?(?:године|godine)",
    "pl": r"\s?(?:roku|rokiem|rok|r\.)",
    "tr": r"['’]?\s?(?:d[ea]|t[ea]|yılında|yılının|yılı|yıllarında|senesinde)",
    "hu": r"-?\.?\s?(?:b[ae]n|ig|t[óő]l|évben|évi)",
    "hi": r"\s?(?:में|ईस्वी|ई\.)",
    "fa": r"\s?(?:میلادی|م\.)",
    "ar": r"\s?(?:م\.|ميلادية|ميلادي)",
    "id": r"\s?masehi",
}
# Forms of months, January first, that the CLDR does not have: "in March" in languages with cases.
MORE_MONTHS = {
    "ru": "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    "uk": "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
    "pl": """
        styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu
    """,
    "cs": "lednu únoru březnu dubnu květnu červnu červenci srpnu září říjnu listopadu prosinci",
    "el": """
        Ιανουάριο Φεβρουάριο Μάρτιο Απρίλιο Μάιο Ιούνιο Ιούλιο Αύγουστο Σεπτέμβριο Οκτώβριο Νοέμβριο
        Δεκέμβριο
    """,
    "fi": """
        tammikuussa helmikuussa maaliskuussa huhtikuussa toukokuussa kesäkuussa heinäkuussa elokuussa
        syyskuussa lokakuussa marraskuussa joulukuussa
    """,
}
# Between day, month and year.
ORDINALS = r"(?:st|nd|rd|th|er|[ºª°.]|-?го|-?е|[’']inci)?"
JOINED = r"(?:\s*[,.]?\s*(?:of\s+|de\s+|del\s+|d['’]\s*|den\s+|tháng\s+|من\s+|του\s+|ב)?)"
