"""The words by which sentences tell facets of a thing, and by which a source speaks of itself, by language.

Each is a pattern between two borders of words; "" holds for every language.
"""

KINDS, HOW, USES, RESULTS, HISTORY, LIMITS = "kinds", "how", "uses", "results", "history", "limits"

CUES: dict[str, dict[str, str]] = {
    LIMITS: {
        "en": r"limitations?|limited to|drawbacks?|disadvantages?|shortcomings?"
            r"|weakness(?:es)?|cannot|fails? to|unclear|unknown|open (?:question|problem)s?"
            r"|remains? (?:to be|an? open|hard|difficult|challenging)|difficult(?:y|ies)?"
            r"|suffers? from|challeng(?:e|es|ing)|problematic|hard to|criticis(?:m|ms|ed)"
            r"|controvers\w+|risks?|dangers?|vulnerab\w+|however|unfortunately",
        "de": r"Nachteile?|Grenzen?|begrenzt|Schwäche\w*|unklar|unbekannt|offene Frage\w*"
            r"|schwierig\w*|Problem\w*|jedoch|allerdings|Gefahr\w*|Risik\w+|Kritik\w*"
            r"|umstritten\w*|kann nicht|können nicht",
        "fr": r"limites?|limitée?s?|inconvénients?|faiblesses?|inconnue?s?"
            r"|difficile(?:s|ment)?|difficultés?|cependant|toutefois|malheureusement"
            r"|risques?|dangers?|critiqu\w+|controvers\w+|ne peu(?:t|vent) pas",
        "es": r"limitaciones|limitad[oa]s?|desventajas?|debilidad\w*|desconocid\w+|difícil\w*"
            r"|dificultad\w*|sin embargo|no obstante|riesgos?|peligros?|crític\w+|polémic\w+"
            r"|no pueden?",
        "it": r"limit[ei]|limitat\w+|svantaggi\w*|debolezz\w+|sconosciut\w+|difficil\w+"
            r"|difficoltà|tuttavia|però|rischi\w?|pericol\w+|critic\w+|controvers\w+|non può"
            r"|non possono",
        "pt": r"limitaç\w+|limitad\w+|desvantage\w+|fraqueza\w*|desconhecid\w+|difíci\w+"
            r"|dificuldade\w*|porém|contudo|no entanto|riscos?|perigos?|crític\w+"
            r"|não pode\w*",
        "nl": r"beperking\w*|beperkt|nadel\w+|zwakte\w*|onduidelijk|onbekend|moeilijk\w*"
            r"|problem\w+|echter|risico\w*|gevaar|gevaren|kritiek|omstreden|kan niet"
            r"|kunnen niet",
        "pl": r"ogranicze\w+|wad[ay]|słaboś\w+|niejasn\w+|nieznan\w+|trudn\w+|problem\w*"
            r"|jednak\w*|ryzyk\w+|niebezpiecz\w+|kryty\w+|kontrowers\w+|nie może|nie mogą",
        "ru": r"ограничени\w+|недостат\w+|слабост\w+|неясн\w+|неизвестн\w+|трудн\w+"
            r"|сложност\w+|проблем\w*|однако|риск\w*|опасн\w+|критик\w+|спорн\w+"
            r"|не мо(?:жет|гут)",
        "el": r"περιορισμ\w+|μειονέκτημα\w*|αδυναμί\w+|άγνωστ\w+|δύσκολ\w+|δυσκολί\w+"
            r"|πρόβλημα\w*|ωστόσο|όμως|κίνδυν\w+|κριτικ\w+|δεν μπορ\w+",
        "tr": r"sınırl\w+|dezavantaj\w*|zayıf\w*|belirsiz\w*|bilinm\w+|zor\w*|sorun\w*|ancak"
            r"|fakat|risk\w*|tehlike\w*|eleştir\w+|tartışma\w*",
        "ar": r"قيود|عيوب|محدود\w*|غير معروف\w*|غير واضح\w*|صعب\w*|صعوب\w+|مشكل\w+|لكن|مخاطر"
            r"|خطر|نقد|انتقاد\w*|لا يمكن",
        "he": r"מגבל\w+|מוגבל\w*|חסרונ\w*|חולש\w+|לא ידוע\w*|לא ברור\w*|קש[הי]\w*|בעי[הו]\w*"
            r"|אולם|סיכו\w+|סכנ\w+|ביקורת|לא יכול\w*",
        "fa": r"محدودیت\w*|محدود|نقص|ضعف|نامعلوم|ناشناخته|دشوار\w*|سخت|مشکل\w*|اما|خطر\w*"
            r"|انتقاد\w*|نمی‌توان\w*",
        "hi": r"सीमा\p{M}*|सीमित|कमी|कमज़ोर\p{M}*|अज्ञात|कठिन\p{L}*|मुश्किल|समस्या\p{L}*|लेकिन"
            r"|हालाँकि|हालांकि|ख़तर\p{M}*|आलोचना|विवाद\p{M}*",
        "zh": r"局限|限制|缺点|缺點|不足|弱点|弱點|未知|不清楚|困难|困難|问题|問題|然而|但是|风险"
            r"|風險|危险|危險|批评|批評|争议|爭議|无法|無法|不能",
        "ja": r"限界|制限|欠点|短所|弱点|不明|未知|困難|難しい|問題|課題|しかし|ただし|危険|リスク"
            r"|批判|できない|議論がある",
        "ko": r"한계|제한\p{L}*|단점|약점|불분명\p{L}*|알려지지|어려\p{L}*|문제\p{L}*|그러나"
            r"|하지만|위험\p{L}*|비판\p{L}*|논란\p{L}*|할 수 없\p{L}*",
    },
    HISTORY: {
        "": r"(?:1[0-9]|20)\d\d年",
        "en": r"(?:in|since|until|from|by|during|between|around|of) (?:the )?(?:early |late |\w+ )?"
            r"(?:1[0-9]|20)\d\ds?"
            r"|\d{1,2}(?:st|nd|rd|th)[- ]centur(?:y|ies)|invented|founded|discovered"
            r"|originat\w+|first (?:introduced|proposed|described|used|built|published)"
            r"|was (?:introduced|proposed|established|built|born|created)|histor(?:y|ically)"
            r"|traditionally|pioneer\w*",
        "de": r"(?:im Jahre?|seit|bis|ab|um|von) (?:1[0-9]|20)\d\d|Jahrhundert\w*|gegründet"
            r"|erfunden|entdeckt|eingeführt|erstmals|ursprünglich|Geschichte",
        "fr": r"(?:en|depuis|jusqu.en|vers) (?:1[0-9]|20)\d\d|siècles?|fondée?s?|inventée?s?"
            r"|découverte?s?|introduite?s?|histoire|à l.origine|pour la première fois",
        "es": r"(?:en|desde|hasta|hacia) (?:1[0-9]|20)\d\d|siglos?|fundad\w+|inventad\w+"
            r"|descubiert\w+|introducid\w+|historia|originalmente|por primera vez",
        "it": r"(?:nel|dal|fino al|verso il) (?:1[0-9]|20)\d\d|secol\w+|fondat\w+|inventat\w+"
            r"|scopert\w+|introdott\w+|storia|originariamente|per la prima volta",
        "pt": r"(?:em|desde|até) (?:1[0-9]|20)\d\d|séculos?|fundad\w+|inventad\w+|descobert\w+"
            r"|introduzid\w+|história|originalmente|pela primeira vez",
        "nl": r"(?:in|sinds|tot|vanaf) (?:1[0-9]|20)\d\d|eeuw\w*|opgericht|uitgevonden|ontdekt"
            r"|ingevoerd|geschiedenis|oorspronkelijk|voor het eerst",
        "pl": r"(?:w|od|do|około) (?:1[0-9]|20)\d\d|wiek\w*|założon\w+|wynale\w+|odkry\w+"
            r"|wprowadzon\w+|histori\w+|pierwotnie|po raz pierwszy",
        "ru": r"(?:в|с|до|около) (?:1[0-9]|20)\d\d|век[аеу]?|столети\w+|основан\w*|изобрет\w+"
            r"|откры(?:т|л)\w*|введ[её]н\w*|истори\w+|первоначально|впервые",
        "el": r"(?:το|από το|έως το) (?:1[0-9]|20)\d\d|αιών\w+|ιδρύθηκ\w+|εφευρ\w+"
            r"|ανακαλύφθηκ\w+|ιστορί\w+|αρχικά|για πρώτη φορά",
        "tr": r"(?:1[0-9]|20)\d\d['’]?\w*|yüzyıl\w*|kurul(?:du|muş)\w*|icat \w+|keşfedil\w+"
            r"|tarih\w*|ilk kez|başlangıçta",
        "ar": r"(?:عام|سنة|منذ) \d{4}|القرن|تأسس\w*|اخترع\w*|اكتشف\w*|تاريخ\w*|لأول مرة",
        "he": r"ב?שנת \d{4}|ב-?\d{4}|המאה|נוסד\w*|הומצא\w*|התגל\w+|היסטורי\w+|לראשונה",
        "fa": r"(?:سال|در) [\d۰-۹]{4}|قرن|سده|تأسیس|اختراع|کشف|تاریخ\w*|نخستین بار|اولین بار",
        "hi": r"\d{4} (?:में|से|तक)|शताब्दी|सदी|स्थापना|स्थापित|आविष्कार|खोज|इतिहास|पहली बार",
        "zh": r"世纪|世紀|创立|創立|成立|发明|發明|发现|發現|历史|歷史|起源|首次|最早",
        "ja": r"世紀|設立|創立|発明|発見|歴史|起源|初めて|当初",
        "ko": r"\d{4}년|세기|설립\p{L}*|발명\p{L}*|발견\p{L}*|역사\p{L}*|처음\p{L}*|최초\p{L}*",
    },
    RESULTS: {
        "": r"\d+(?:[.,]\d+)?\s?[%‰％]|[$€£¥₽]\s?\d",
        "en": r"results?|outperform\w*|accurac(?:y|ies)|precision|recall"
            r"|F-?(?:score|measure|1)|error rate|improve[sd]?|improvements?|increase[sd]?"
            r"|decrease[sd]?|reduce[sd]?|per ?cent|significant(?:ly)?|found that|shows? that"
            r"|showed that|achieve[sd]?|average[sd]?|higher|lower|faster"
            r"|times (?:as|more|faster|higher)",
        "de": r"Ergebnis\w*|Prozent|Genauigkeit|verbesser\w+|erhöh\w+|senk\w+|verringer\w+"
            r"|durchschnittlich|signifikant\w*|zeigt\w*, dass|höher\w*|niedriger\w*"
            r"|schneller\w*",
        "fr": r"résultats?|pour cent|précision|amélior\w+|augment\w+|diminu\w+|rédui\w+"
            r"|en moyenne|significati\w+|montr\w+ que",
        "es": r"resultados?|por ciento|precisión|mejor(?:a|an|ó)|aument\w+|disminu\w+"
            r"|redu[jc]\w+|promedio|significativ\w+|muestran? que",
        "it": r"risultat\w+|per cento|precisione|miglior\w+|aument\w+|diminui\w+|ridu\w+"
            r"|in media|significativ\w+|mostra\w* che",
        "pt": r"resultados?|por cento|precisão|melhor(?:a|am|ou)|aument\w+|diminu\w+|redu\w+"
            r"|em média|significativ\w+|mostra\w* que",
        "nl": r"resulta\w+|procent|nauwkeurigheid|verbeter\w+|verhoog\w+|verminder\w+"
            r"|gemiddeld|significant\w*",
        "pl": r"wynik\w*|procent\w*|dokładnoś\w+|popraw\w+|zwiększ\w+|zmniejsz\w+|średnio"
            r"|istotn\w+",
        "ru": r"результат\w*|процент\w*|точност\w+|улучш\w+|увелич\w+|сниз\w+|уменьш\w+"
            r"|в среднем|значительно",
        "el": r"αποτ[εέ]λ[εέ]σμα\w*|τοις εκατό|ακρίβεια|βελτ\w+|αύξησ\w+|μείωσ\w+"
            r"|κατά μέσο όρο",
        "tr": r"sonuç\w*|yüzde|doğruluk|iyileş\w+|art(?:tı|ar|ış)\w*|azal\w+|ortalama",
        "ar": r"نتائج|النتائج|بالمئة|في المئة|دقة|تحسن\w*|ازداد\w*|زيادة|انخف\w+|متوسط",
        "he": r"תוצא\w+|אחוז\w*|דיוק|שיפור|עלי[הי]\w*|ירידה|בממוצע",
        "fa": r"نتایج|نتیجه|درصد|دقت|بهبود|افزایش|کاهش|میانگین",
        "hi": r"परिणाम\p{M}*|प्रतिशत|सटीकता|सुधार|वृद्धि|कमी आई|औसत\p{M}*",
        "zh": r"结果|結果|百分之|准确率|準確率|提高|增加|降低|减少|減少|平均",
        "ja": r"結果|パーセント|精度|向上|増加|減少|低下|平均",
        "ko": r"결과\p{L}*|퍼센트|정확도|향상\p{L}*|증가\p{L}*|감소\p{L}*|평균\p{L}*",
    },
    KINDS: {
        "en": r""
            r"(?:types?|kinds?|forms?|classes|categories|varieties|species|parts?|components?) of"
            r"|consists? of|comprises?|composed of|made (?:up )?of|divided into"
            r"|classified (?:into|as)|includes?|including|such as|contains?|variants?"
            r"|subtypes?|either .{3,80} or",
        "de": r"Arten|Formen|Typen|Teile?|Bestandteile?|besteh(?:t|en) aus|umfass(?:t|en)"
            r"|gehör(?:t|en) zu|unterteilt|unterscheidet man|enthält|enthalten|wie etwa"
            r"|zum Beispiel|Varianten?",
        "fr": r"types?|sortes?|formes? de|catégories?|parties?|composants?|se compose\w*"
            r"|composée?s?|comprend|comprennent|divisée?s?|tel(?:le)?s? que|notamment"
            r"|variantes?|contient",
        "es": r"tipos?|clases? de|formas? de|categorías?|partes?|componentes?|se compone\w*"
            r"|compuest\w+|comprende|incluyen?|dividid\w+|se divide\w*|tales como|variantes?"
            r"|contiene",
        "it": r"tip[oi] di|form[ae] di|categori[ae]|part[ei]|component[ei]|si compon\w+"
            r"|compost\w+|comprend\w+|includ\w+|divis\w+|quali|variant[ei]|contien\w+",
        "pt": r"tipos?|classes? de|formas? de|categorias?|partes?|componentes?|compõe\w*"
            r"|compost\w+|compreende\w*|inclu\w+|dividid\w+|tais como|variantes?|contém",
        "nl": r"soorten|vormen|typen|types|delen|onderdelen|bestaat uit|bestaan uit|omvat\w*"
            r"|verdeeld|zoals|varianten|bevat\w*",
        "pl": r"rodzaj\w*|typ[yów]*|form[yami]*|częś\w+|składnik\w*|składa się|składają się"
            r"|obejmuj\w+|dziel\w+|takie jak|zawiera\w*|odmian\w+",
        "ru": r"вид[ыов]*|тип[ыов]*|форм[ыам]*|част[иь]\w*|компонент\w*|состо(?:ит|ят)"
            r"|включа\w+|дел(?:ит|ят)ся|подраздел\w+|содерж\w+|разновидност\w+|такие как",
        "el": r"είδ[οηών]+|τύπ\w+|μορφ\w+|μέρ[οηών]+|αποτελείται|αποτελούνται|περιλαμβάν\w+"
            r"|χωρίζ\w+|όπως",
        "tr": r"tür\w*|çeşit\w*|biçim\w*|parça\w*|bileşen\w*|oluş(?:ur|an|maktadır)|içer\w+"
            r"|ayrıl\w+|gibi",
        "ar": r"أنواع|نوع|أشكال|أجزاء|مكونات|يتكون|تتكون|يشمل|تشمل|ينقسم|تنقسم|مثل|يحتوي|تحتوي",
        "he": r"סוג\w*|צור\w+|חלק\w*|רכיב\w*|מורכב\w*|כולל\w*|נחלק\w*|כגון|מכיל\w*",
        "fa": r"انواع|نوع|گونه\w*|بخش\w*|اجزا\w*|تشکیل|شامل|تقسیم|مانند|دربر",
        "hi": r"प्रकार|प्रकारों|रूप|भाग|अंग|घटक|शामिल|मिलकर|विभाजित|जैसे",
        "zh": r"种类|種類|类型|類型|形式|部分|组成|組成|包括|包含|分为|分為|例如|如下",
        "ja": r"種類|形式|部分|構成|含む|含まれ|分けられ|分類|などがある|からなる",
        "ko": r"종류\p{L}*|유형\p{L}*|형태\p{L}*|부분\p{L}*|구성\p{L}*|포함\p{L}*|나뉘\p{L}*"
            r"|나눌\p{L}*|등이 있다",
    },
    USES: {
        "en": r"used (?:to|for|in|as|by)|us(?:es?|ing)|useful|applications?|applied (?:to|in)"
            r"|helps?|enables?|allows?|serves?|in order to|purpose|benefits?|advantages?"
            r"|employed|suitable for|needed (?:to|for|in)|important for",
        "de": r"verwendet|verwenden|benutzt|genutzt|nutzt|dien(?:t|en)|Anwendung\w*"
            r"|angewend\w+|eingesetzt|ermöglich\w+|hilf\w+|hilfreich|nützlich|Zweck\w*"
            r"|Vorteil\w*",
        "fr": r"utilis\w+|emplo[iy]\w+|sert|servent|application\w*|appliqu\w+|permet\w*"
            r"|utiles?|avantages?|but",
        "es": r"us(?:a|an|ado|ada|ados|adas|o|os)|utiliz\w+|emple\w+|sirven?|aplicac\w+"
            r"|aplic\w+|permiten?|útil\w*|ventajas?",
        "it": r"us(?:a|ano|ato|ata|ati|ate|o)|utilizz\w+|impieg\w+|serv\w+|applica\w+"
            r"|permett\w+|consent\w+|util[ei]|vantagg\w+",
        "pt": r"us(?:a|am|ado|ada|ados|adas|o)|utiliz\w+|empreg\w+|serve\w*|aplic\w+"
            r"|permite\w*|úteis|útil|vantage\w+",
        "nl": r"gebruik\w*|toepass\w+|toegepast|dient|dienen|helpt|helpen|nuttig\w*|voordel\w+"
            r"|maakt \w+ mogelijk",
        "pl": r"używ\w+|stosowa\w+|stosuj\w+|zastosowa\w+|służ\w+|pozwala\w*|umożliwia\w*"
            r"|przydatn\w+|zalet\w+|wykorzyst\w+",
        "ru": r"использ\w+|применя\w+|применени\w+|служ\w+|позволя\w+|помога\w+|полезн\w+"
            r"|преимуществ\w+|предназначен\w*",
        "el": r"χρησιμοποι\w+|χρήσ\w+|εφαρμογ\w+|εφαρμόζ\w+|επιτρέπ\w+|χρήσιμ\w+"
            r"|πλεονέκτημα\w*|βοηθ\w+",
        "tr": r"kullanıl\w+|kullanım\w*|kullan\w+|uygulan\w+|uygulama\w*|sağla\w+|yararlı"
            r"|yarar\w*|avantaj\w*|amacı\w*",
        "ar": r"يستخدم\w*|تستخدم\w*|استخدام\w*|تطبيق\w*|يسمح|تسمح|يساعد|تساعد|مفيد\w*|فوائد"
            r"|مزايا",
        "he": r"משמש\w*|שימוש\w*|משתמש\w*|יישו\w+|מאפשר\w*|עוזר\w*|מועיל\w*|יתרונ\w*",
        "fa": r"استفاده|کاربرد\w*|به کار|کمک|مفید|مزایا|مزیت|برای",
        "hi": r"उपयोग\p{L}*|प्रयोग|इस्तेमाल|लाभ|मदद|सहायता|उद्देश्य|अनुप्रयोग",
        "zh": r"用于|用於|使用|应用|應用|用来|用來|帮助|幫助|有助|可以|优点|優點|目的",
        "ja": r"用いられ|使われ|使用|利用|応用|適用|役立|有用|目的|利点",
        "ko": r"사용\p{L}*|이용\p{L}*|쓰이\p{L}*|쓰인다|응용\p{L}*|적용\p{L}*|도움\p{L}*"
            r"|유용\p{L}*|장점",
    },
    HOW: {
        "en": r"works? by|by (?:\w+ly )?\w+ing|based on|process(?:es)?|steps?|algorithms?"
            r"|comput\w+|generat\w+|estimat\w+|calculat\w+|converts?|transforms?|produces?"
            r"|performs?|trained|learn\w*|operates?|depends? on|because|causes?|when"
            r"|requires?|determin\w+|by means of",
        "de": r"indem|funktionier\w+|beruh\w+|basier\w+|Verfahren|Schritt\w*|berechn\w+"
            r"|erzeug\w+|wandel\w+|abhäng\w+|weil|dadurch|wenn|durch|erfordert|bestimm\w+",
        "fr": r"fonctionn\w+|basée?s?|repos\w+|processus|étapes?|calcul\w+|produi\w+"
            r"|transform\w+|dépend\w*|parce que|grâce|lorsque|quand|exige\w*|détermin\w+",
        "es": r"funcion\w+|basad\w+|se basa\w*|proceso\w*|pasos?|calcul\w+|produc\w+"
            r"|transform\w+|depende\w*|porque|mediante|cuando|requiere\w*|determin\w+",
        "it": r"funzion\w+|basat\w+|si bas\w+|process\w+|pass\w+|calcol\w+|produ\w+"
            r"|trasform\w+|dipend\w+|perché|mediante|quando|richied\w+|determin\w+",
        "pt": r"funcion\w+|basead\w+|baseia\w*|process\w+|passos?|calcul\w+|produz\w*"
            r"|transform\w+|depende\w*|porque|através|quando|requer\w*|determin\w+",
        "nl": r"werkt|werken|gebaseerd|proces\w*|stap\w*|berek\w+|produc\w+|omgezet"
            r"|afhankelijk|omdat|door|wanneer|vereist\w*",
        "pl": r"działa\w*|opart\w+|opiera\w*|proces\w*|etap\w*|oblicz\w+|produk\w+|zależ\w+"
            r"|ponieważ|poprzez|gdy|wymaga\w*",
        "ru": r"работа\w+|основан\w* на|основыва\w+|процесс\w*|этап\w*|вычисл\w+|производ\w+"
            r"|завис\w+|потому что|посредством|когда|требу\w+|определя\w+|с помощью",
        "el": r"λειτουργ\w+|βασίζ\w+|διαδικασί\w+|βήμα\w*|υπολογί\w+|παράγ\w+|εξαρτ\w+|επειδή"
            r"|μέσω|όταν|απαιτ\w+",
        "tr": r"çalış\w+|dayan\w+|süreç\w*|adım\w*|hesapla\w+|üret\w+|bağlı\w*|çünkü|sayesinde"
            r"|gerekt\w+|yoluyla",
        "ar": r"يعمل|تعمل|يعتمد|تعتمد|عملية|عمليات|خطوات|خطوة|يحسب|ينتج|تنتج|لأن|عندما|بواسطة"
            r"|عن طريق|يتطلب|تتطلب",
        "he": r"פועל\w*|מבוסס\w*|תהליך|תהליכי\w*|שלב\w*|מחשב\w*|מייצר\w*|תלוי\w*|מפני|באמצעות"
            r"|כאשר|דורש\w*",
        "fa": r"کار می\W?کن\w*|بر اساس|مبتنی|فرایند\w*|فرآیند\w*|مرحله|مراحل|محاسبه|تولید"
            r"|بستگی|زیرا|هنگامی|به وسیله|توسط",
        "hi": r"काम करत\p{M}*|कार्य करत\p{M}*|आधारित|प्रक्रिया\p{L}*|चरण|गणना|उत्पन्न|निर्भर"
            r"|क्योंकि|द्वारा|जब|आवश्यक\p{L}*",
        "zh": r"通过|通過|基于|基於|过程|過程|步骤|步驟|计算|計算|产生|產生|取决于|取決於|因为"
            r"|因為|利用|原理|需要",
        "ja": r"によって|により|基づ|過程|手順|段階|計算|生成|依存|ため|原理|仕組み|必要",
        "ko": r"통해|기반\p{L}*|과정\p{L}*|단계\p{L}*|계산\p{L}*|생성\p{L}*|의존\p{L}*|때문\p{L}*"
            r"|원리\p{L}*|필요\p{L}*",
    },
}  # fmt: skip
SPEAKERS = {
    "en": r"we|our|ours|us|i|my|me"
        r"|(?:this|the present|our) (?:paper|work|article|study|thesis|section|chapter|report)",
    "de": r"wir|unser\w*|ich|mein\w*"
        r"|dieser? (?:Arbeit|Artikel|Beitrag|Studie|Abschnitt|Kapitel)",
    "fr": r"nous|notre|nos|je|mon|ma|mes|cet article|cette étude|ce chapitre",
    "es": r"nosotros|nuestr\w+|yo|mi|mis|este (?:artículo|trabajo|estudio|capítulo)",
    "it": r"noi|nostr\w+|io|mi[oa]|questo (?:articolo|lavoro|studio|capitolo)",
    "pt": r"nós|noss\w+|eu|meu|minha|este (?:artigo|trabalho|estudo|capítulo)",
    "nl": r"wij|we|ons|onze|ik|mijn|dit (?:artikel|onderzoek|hoofdstuk)",
    "pl": r"my|nasz\w*|ja|mój|moja|niniejsz\w+",
    "ru": r"мы|наш\w*|я|мой|моя|настоящ\w+ (?:работ|стать|глав)\w+",
    "el": r"εμείς|μας|εγώ|μου",
    "tr": r"biz\w*|ben\w*",
    "ar": r"نحن|أنا",
    "he": r"אנחנו|אני|שלנו",
    "fa": r"ما|من",
    "hi": r"हम|मैं|हमार\p{M}*",
    "zh": r"[我咱]",
    "ja": r"私|我々|本稿|本研究",
    "ko": r"우리\p{L}*|나는|저는|본 논문",
}  # fmt: skip
