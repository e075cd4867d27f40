"""What a heading announces, in the words of many kinds of documents."""

import re
from functools import lru_cache

SUMMARY, CONCLUSION, RELATED, INTRODUCTION = "summary", "conclusion", "related", "introduction"
PROBLEM, METHOD, DATA, RESULTS, LIMITS, OPEN = "problem", "method", "data", "results", "limits", "open"
NEEDED, STEPS, WARNING, DEFINITIONS = "needed", "steps", "warning", "definitions"
DECISIONS, ACTIONS, CAUSE, FORMAL = "decisions", "actions", "cause", "formal"

# The first that fits wins; each is matched against the whole heading without its number.
_ROLES: tuple[tuple[str, str], ...] = (
    (
        SUMMARY,
        r"abstract|(?:executive |plain[- ]language )?summary|synopsis|tl;?dr|in brief|in breve|em resumo"
        r"|w skrócie|in het kort|overview|at a glance"
        r"|highlights|key (?:points|findings|takeaways)|about|description|zusammenfassung|kurzfassung"
        r"|überblick"
        r"|auf einen blick|résumé|en bref|aperçu|resumen|riassunto|sommario|resumo|samenvatting"
        r"|streszczenie"
        r"|аннотация|резюме|кратко|описание|περίληψη|özet|概要|要約|要旨|摘要|概述|简介|요약|개요|ملخص|תקציר|خلاصه|सारांश",
    ),
    (
        LIMITS,
        r"(?:.* )?(?:limitations?|drawbacks?|disadvantages?|caveats|known (?:issues|problems|bugs)"
        r"|threats to validity|risks?|nachteile|grenzen|einschränkungen|limites|inconvénients|limitaciones"
        r"|desventajas|limiti|недостатки|ограничения)(?: .*)?",
    ),
    (
        OPEN,
        r"(?:unresolved|open) (?:questions?|issues?|problems?)|future (?:work|directions?"
        r"|possibilities)|outlook"
        r"|next steps?|offene fragen|ausblick|perspectives?|questions ouvertes|preguntas abiertas"
        r"|trabajo futuro",
    ),
    (
        CONCLUSION,
        r"(?:discussion and )?conclusions?(?: and .*)?|concluding remarks|discussion|summary and .*"
        r"|lessons(?: learned)?"
        r"|takeaways?|final (?:remarks|thoughts)|(?:the )?bottom line|fazit"
        r"|schluss(?:wort|bemerkung\w*|betrachtung\w*)?"
        r"|schlussfolgerungen|diskussion"
        r"|conclusiones|conclusioni|conclusões|conclusie|wnioski|заключение|выводы|итоги|結論|まとめ|结论|总结|결론",
    ),
    (
        RELATED,
        r"(?:related|previous|prior|earlier) (?:work|art|research|literature)(?: .*)?"
        r"|background and related work"
        r"|literature review|state of the art|stand der (?:forschung|technik)|travaux (?:connexes"
        r"|antérieurs)"
        r"|trabajos relacionados|関連研究|相关工作",
    ),
    (
        FORMAL,
        r"(?:final|transitional|miscellaneous|general) provisions?|entry into force|commencement"
        r"|short title|notices?"
        r"|minutes of (?:the )?(?:last|previous) (?:meeting)?.*|apologies(?: .*)?|welcome.*"
        r"|any other business|aob"
        r"|(?:date of )?next meeting|closing|miscellaneous|severability|(?:governing )?law|seal|citation"
        r"|repeals?|dienstsiegel"
        r"|\w+-klausel|inkrafttreten|(?:schluss|übergangs)\w*(?:bestimmung|vorschrift)\w*"
        r"|entrée en vigueur|disposiciones finales|entrada en vigor|вступление в силу|附則|附则",
    ),
    (DEFINITIONS, r"definitions?|terms(?: and definitions)?|terminology|glossary|begriffe"
    r"|begriffsbestimmung\w*"
     r"|définitions|definiciones|definizioni|определения|термины|定義|定义|术语"),
    (NEEDED, r"(?:what you(?:'|’)?(?:ll)? need.*|you(?:'|’| wi)?ll need|ingredients?|(?:pre)?requirements?"
    r"|prerequisites"
     r"|materials?(?: .*)?|equipment|tools|supplies|zutaten|voraussetzungen|anforderungen|material"
     r"|ingrédients|prérequis"
     r"|matériel|ingredientes|requisitos|ingredienti|ингредиенты|требования|состав|材料|必要なもの|原料|재료)"),
    (STEPS, r"(?:instructions?|directions?|steps?|procedures?|method|preparation|how to .*"
    r"|getting started|quick ?start"
     r"|installation|install(?:ing)?(?: .*)?|setup|setting up.*|usage|using .*|zubereitung|anleitung"
     r"|vorgehen|schritte"
     r"|installieren|préparation|étapes|mode d(?:'|’)emploi|utilisation|preparación|pasos|instrucciones"
     r"|instalación"
     r"|preparazione|procedimento|приготовление|установка|использование|шаги|.*作り方|.*手順|インストール|使い方|.*步骤"
     r"|做法|安装|用法)"),
    (WARNING, r"(?:warnings?|cautions?|safety(?: .*)?|important(?: .*)?|attention|troubleshooting"
    r"|warnhinweise|sicherheit\w*"
     r"|achtung|avertissements?|sécurité|advertencias?|seguridad|avvertenze|предупреждения|безопасность"
     r"|注意\w*|警告)"),
    (DECISIONS, r"(?:decisions?(?: .*)?|resolutions?|agreed|outcomes?|beschlüsse|entscheidungen"
    r"|décisions|decisiones|решения|決定事項|决定)"),
    (ACTIONS, r"(?:action (?:items?|points?)|actions?|to ?dos?|tasks|follow[- ]?ups?"
    r"|corrective actions?|remediation|aufgaben"
     r"|(?:korrektur)?maßnahmen|azioni(?: correttive)?|ações(?: corretivas)?|acciones correctivas"
            r"|(?:mesures|actions) correctives|acties|działania(?: naprawcze)?|меры"
            r"|поручения|対応|再発防止策|整改措施|tâches|tareas|acciones|задачи|タスク|待办)"),
    (CAUSE, r"(?:root causes?(?: .*)?|causes?|fault|what went wrong|why .*|ursachen?|causes?|causas?"
    r"|причины)"),
    (PROBLEM, r"(?:motivation|(?:the )?problem(?: .*)?|rationale|background|context|goals?|objectives?"
    r"|purpose|aims?"
     r"|hintergrund|motivation|problem\w*|ziele?|zweck|contexte|objectifs?|motivación|objetivos?|цели"
     r"|задача|目的|背景)"),
    (INTRODUCTION, r"(?:introduction|preface|foreword|einleitung|einführung|vorwort|préface"
    r"|introducción|prólogo|introduzione"
     r"|introdução|inleiding|wstęp|введение|предисловие|はじめに|序論|引言|前言|서론)"),
    (DATA, r"(?:(?:the )?(?:data|dataset|datasets|corpus|corpora|participants|sample"
    r"|materials?)(?: .*)?|daten|korpus|données|datos|данные)"),
    (RESULTS, r"(?:(?:experimental |main )?(?:results?|findings|evaluation|experiments?"
    r"|performance)(?: .*)?|ergebnisse"
     r"|auswertung|résultats?|évaluation|resultados?|evaluación|risultati|результаты|結果|评价|结果|实验)"),
    (METHOD, r"(?:(?:our |the |proposed )?(?:methods?|methodology|approach|model|models|algorithm"
    r"|system|architecture|design"
     r"|implementation|framework)(?: .*)?|detailed design|specification|reference-level explanation"
     r"|methode\w*|verfahren|méthodes?"
     r"|approche|métodos?|метод\w*|手法|方法)"),
)  # fmt: skip
_SIGNED = re.compile(r"^(?:§+\s*)?\d+[a-z]?(?:\.\d+)*[.)]?\s+")
_COMPILED = tuple((role, re.compile(rf"(?:{pattern})\W*", re.IGNORECASE)) for role, pattern in _ROLES)


@lru_cache(maxsize=10_000)
def role_of(heading: str) -> str:
    """What the heading announces; empty where its words are the subject's own.

    >>> role_of("Conclusions"), role_of("Related work"), role_of("Zutaten"), role_of("The harbour of Porto")
    ('conclusion', 'related', 'needed', '')
    """
    bare = _SIGNED.sub("", heading)
    return next((role for role, pattern in _COMPILED if pattern.fullmatch(bare)), "")
